"""Where the templates that come with the package are."""

from pathlib import Path


def shipped_templates() -> Path:
    """Their folder: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_templates"
    return installed if installed.is_dir() else package.parent / "templates"
