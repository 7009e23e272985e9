"""What is embedded in report.pdf so that the same pages can be set again from it, byte for byte.

`case.py` decides what of a case is sealed, `records.py` encodes it, `pictures.py` pictures.
"""

from pipeline.sealing.case import ACCOUNT, REPORT, TEMPLATES, sealed, unsealed
from pipeline.sealing.pictures import logo_file, picture_files, pictures_in
from pipeline.sealing.records import NotSealed

__all__ = [
    "ACCOUNT",
    "REPORT",
    "TEMPLATES",
    "NotSealed",
    "logo_file",
    "picture_files",
    "pictures_in",
    "sealed",
    "unsealed",
]
