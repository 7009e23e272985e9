"""What leadership reads first: brief and summary, made of one set of facts and decisions."""
