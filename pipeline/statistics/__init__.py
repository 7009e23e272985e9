"""Statistics an examiner accepts; pure functions of frames and numbers, no policy."""
