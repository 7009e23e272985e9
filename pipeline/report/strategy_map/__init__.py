"""The strategy map: objectives by perspective and what drives what, in words."""
