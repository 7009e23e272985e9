"""What can be proved of a report from its file alone, and what with its inputs.

The files inside are those its manifest names; the pages follow from them byte for byte; the tables
yield the figures. Whoever makes all of it anew can achieve the same: only inputs or a signature
prove more.
"""

from pipeline.verify.alarms import Alarm, Verified
from pipeline.verify.asked import Asked
from pipeline.verify.bounded import verified_within
from pipeline.verify.told import as_json, lines
from pipeline.verify.verifying import verified

__all__ = ["Alarm", "Asked", "Verified", "as_json", "lines", "verified", "verified_within"]
