"""A delivered survey's answers: of those who answered everything, or all that concerns them, and
what each item adds up to in whatever form it was delivered."""
