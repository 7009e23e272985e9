"""Limits what a page may load: files of the templates folders and data in the page. No network."""

from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse


class TemplateFiles(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
    """A fetcher limited to the templates folders; a file in an earlier folder replaces that of a
    later folder, and no link may lead out of its folder.

    Pages give addresses relative to the last folder, the shipped templates.
    """

    def __init__(self, folders: tuple[Path, ...]) -> None:
        super().__init__(allowed_protocols=("data", "file"), allow_redirects=False)
        self.folders = folders

    @property
    def are_shipped(self) -> bool:
        """Whether all templates are the shipped ones."""
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
    """Whether it is a file inside the folder; a link that leads out of the folder is not."""
    file = folder / name
    return file.is_file() and file.resolve().is_relative_to(folder)
