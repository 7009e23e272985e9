"""One file in, its bytes out: what may lie there, how large it may be, and what it really is."""
