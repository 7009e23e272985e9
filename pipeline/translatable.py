"""`_("…")` marks a message for the catalogues; it is translated where it is worded."""


def _(message: str) -> str:
    return message
