"""Deliveries made to do harm, or by great misfortune: each must end in a report or in named
problems, within a minute and a gigabyte, and disclose no secret and no person."""
