"""What leadership reads first: brief and summary, made of the same facts and decisions."""
