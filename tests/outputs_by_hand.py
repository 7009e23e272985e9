"""Published periods without their pages, and the index over them."""

from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from pipeline.language import language
from pipeline.publish import (
    Identity,
    Ingredients,
    decision,
    publish,
    standing,
    write_index,
)
from pipeline.reportfile import Edition

FILES: Mapping[str, bytes] = {"report.pdf": b"", "report.html": b"", "annex a.csv": b""}


def published(
    outputs: Path, report: str, period: str, inputs: str = "", more: str = "", **identity: Any
) -> Path:
    """Publish a period of a report; further keywords are its `status` and its identity."""
    ingredients = Ingredients(
        inputs={"report.toml": inputs},
        rulebooks={},
        templates={},
        code="",
        versions={},
        as_of=date(2020, 1, 1),
    )
    status = identity.pop("status", "final")
    names = {"agency_id": report, "agency": report.title(), "title": "LKjIP", **identity}
    edition = Edition(status=status, issued_on=date(2020, 1, 1), revision_note=inputs)
    plan = decision(standing(outputs, report, period), ingredients, edition)
    files = {**FILES, **({more: b""} if more else {})} if plan.status != "withdrawn" else {}
    whose = Identity.model_validate({"report": report, "period": period, **names})
    return publish(outputs, whose, files, ingredients, plan)


class Page(HTMLParser):
    """The page's rows as texts, its links, and every tag that opens."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.is_over = False
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
        if tag == "a":
            self.links.append(dict(attributes)["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.is_over = self.is_over or tag == "table"

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())
        if self.rows and self.rows[-1] and not self.is_over:
            self.rows[-1][-1] = " ".join([*self.rows[-1][-1].split(), *data.split()])


def index(outputs: Path, code: str = "en") -> str:
    return write_index(outputs, language(code)).read_text(encoding="utf-8")
