"""What a page may load: files of the templates folders and data in the page itself. No network."""

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse


class TemplateFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
    """A fetcher that knows the templates folders; an earlier folder's file replaces a later's, and
    a link leads nowhere but within its folder.

    Pages give addresses relative to the last folder, the shipped one.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)
        self.folders = folders

    @property
    def are_shipped(self) -> bool:
        """Whether no template is a user's own."""
        return len(self.folders) == 1

    @property
    def base_url(self) -> str:
        return self.folders[-1].as_uri() + "/"

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The response for `url`. Raises ValueError for an address outside the templates."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        return super().fetch(self._file(url).as_uri(), headers)

    def _file(self, url: str) -> Path:
        address = urlsplit(url)
        if address.scheme != "file" or address.netloc:
            raise ValueError("only files of the templates folder may be used")
        named = Path(url2pathname(address.path)).resolve()
        for folder in self.folders:
            if named.is_relative_to(folder):
                return self._first(named.relative_to(folder))
        raise ValueError("only files of the templates folder may be used")

    def _first(self, name: Path) -> Path:
        found = [folder / name for folder in self.folders if lies_in(folder, name)]
        if not found:
            raise FileNotFoundError(f"{name} is not in the templates folder")
        return found[0]


def lies_in(folder: Path, name: Path) -> bool:
    """Whether it is a file of the folder; a link that leads out of it is none."""
    file = folder / name
    return file.is_file() and file.resolve().is_relative_to(folder)
