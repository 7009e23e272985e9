"""The annexes: the agreement, the rules, the quality of the data, and where figures come from."""
