"""A delivered survey's answers: of those who answered everything or anything, and what
each item adds up to in whatever form it was delivered."""
