"""outputs/portfolio/: the portfolio of each period, built when something it is made of changed."""

import shutil
from collections.abc import Collection, Mapping
from pathlib import Path

from pipeline.publish.decisions import DRAFT_REVISION, Plan, changed_since
from pipeline.publish.manifest import MANIFEST, Identity, Ingredients
from pipeline.publish.publication import publish
from pipeline.publish.standings import PORTFOLIO, standing


def portfolio_plan(
    outputs: Path, period: str, ingredients: Ingredients, *, force: bool = False
) -> Plan:
    """The plan: like a draft it depends on everything, and an earlier portfolio is replaced."""
    there = standing(outputs, PORTFOLIO, period)
    fresh = there is not None and there.intact and not changed_since(there, ingredients)
    return Plan(force or not fresh, "draft", DRAFT_REVISION, "", there)


def publish_portfolio(
    outputs: Path,
    identity: Identity,
    files: Mapping[str, bytes],
    ingredients: Ingredients,
    plan: Plan,
) -> Path:
    """Publish the folder outputs/portfolio/<period>, whole; it changes only on success."""
    return publish(outputs, identity, files, ingredients, plan)


def keep_portfolios(outputs: Path, periods: Collection[str]) -> None:
    """Remove the portfolios of periods that no longer have one: they would state untruths."""
    folder = outputs / PORTFOLIO
    for manifest in sorted(folder.glob(f"*/{MANIFEST}")):
        if manifest.parent.name not in periods:
            shutil.rmtree(manifest.parent)
    if folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
