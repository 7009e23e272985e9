"""The pieces of a sentence in, what each of its numbers claims to be out."""
