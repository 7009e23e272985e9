"""What can be proved of a report by itself, and what with its inputs.

The files inside are those of its manifest; what follows from them is what its pages say, byte for
byte; its tables come to its figures. Whoever makes all of it anew brings the same about: only
inputs or a signature prove more.
"""

from pipeline.verify.alarms import Alarm, Verified
from pipeline.verify.asked import Asked
from pipeline.verify.bounded import verified_within
from pipeline.verify.told import as_json, lines
from pipeline.verify.verifying import verified

__all__ = ["Alarm", "Asked", "Verified", "as_json", "lines", "verified", "verified_within"]
