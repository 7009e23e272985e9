"""The strategy map: objectives by perspective and what drives what, laid out and in words."""
