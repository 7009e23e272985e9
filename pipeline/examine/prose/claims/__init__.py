"""Read the pieces of a sentence for what each of its numbers claims to be."""
