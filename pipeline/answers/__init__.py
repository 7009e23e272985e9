"""The answers of a delivered survey: of respondents who answered everything or anything, and the
sum for each item, in whatever form the survey was delivered."""
