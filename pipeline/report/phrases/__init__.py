"""What the chapters share: sentences, cells, names, marks, and what moved, in words."""
