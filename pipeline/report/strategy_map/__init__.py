"""The strategy map: objectives by perspective and the links between them, in words."""
