"""The colours of ratings by name; the style sheet owns what they look like."""

from typing import Literal

Colour = Literal["best", "good", "fair", "poor", "worst", "neutral"]
