"""portfolio.xlsx: the rows behind the pages, typed and in full precision."""

from pipeline.account import Gathered, Placed, Portfolio
from pipeline.account.portfolio import OverdueRow, Recurring
from pipeline.document.sheets import CellValue, Sheet
from pipeline.language import Language
from pipeline.report.portfolio.general import advice_kind, finding_kind, problem_kind
from pipeline.report.portfolio.recurring import names_of

_TEXT, _SCORE, _SHARE, _COUNT = "General", "0.00", "0.00%", "0"


def portfolio_sheets(
    portfolio: Portfolio, gathered: Gathered, language: Language
) -> tuple[Sheet, ...]:
    """Ranking, who is not in, problems, findings, advice, overdue rows; no sheet that is empty."""
    sheets = (
        _ranking(portfolio),
        _absent(portfolio),
        _problems(portfolio, language),
        _recurring(
            "findings",
            portfolio,
            portfolio.findings,
            [finding_kind(one.id, language) for one in portfolio.findings],
        ),
        _recurring(
            "advice",
            portfolio,
            portfolio.advice,
            [advice_kind(one.id, gathered, language) for one in portfolio.advice],
        ),
        _overdue(portfolio),
    )
    return tuple(sheet for sheet in sheets if sheet[2])


_RANKING = {
    "agency_id": _TEXT, "agency": _TEXT, "status": _TEXT, "revision": _COUNT, "issued": _TEXT,
    "due": _TEXT, "late": _TEXT, "rulebook": _TEXT, "rank_best": _COUNT, "rank_worst": _COUNT,
    "unranked": _TEXT, "score": _SCORE, "score_low": _SCORE, "score_high": _SCORE,
    "rating_text": _TEXT, "coverage": _SHARE, "targets_met": _COUNT, "targets": _COUNT,
    "change_since": _TEXT, "change": _SCORE, "moved_most": _TEXT, "effect": _SCORE,
    "sha256": _TEXT,
}  # fmt: skip


def _ranking(portfolio: Portfolio) -> Sheet:
    """A row for each agency; the perspectives of the ranking are the last columns."""
    columns = {**_RANKING, **{one.id: _SCORE for one in portfolio.perspectives}}
    rows = [(*_placed(one), *_seen(one, portfolio)) for one in portfolio.agencies]
    return "agencies", columns, rows


def _placed(one: Placed) -> tuple[CellValue, ...]:
    best, worst = one.rank or (None, None)
    low, high = one.interval or (None, None)
    move = one.move
    return (
        one.agency.id,
        one.agency.name,
        one.status,
        one.revision,
        one.issued,
        one.due,
        one.late,
        one.rulebook,
        best,
        worst,
        one.unranked,
        one.score,
        low,
        high,
        one.rating_text,
        one.coverage,
        one.met,
        one.targets,
        move.since if move else None,
        move.total if move else None,
        move.kind if move else None,
        move.effect if move else None,
        one.sha256,
    )


def _seen(one: Placed, portfolio: Portfolio) -> tuple[CellValue, ...]:
    scores = {part.id: part.score for part in one.perspectives}
    return tuple(
        next((score for key, score in scores.items() if key == head.id), None)
        for head in portfolio.perspectives
    )


def _absent(portfolio: Portfolio) -> Sheet:
    columns = {"agency_id": _TEXT, "agency": _TEXT, "why": _TEXT, "due": _TEXT, "overdue": _TEXT}
    rows = [
        (one.agency.id, one.agency.name, one.why, one.due, one.late) for one in portfolio.absent
    ]
    return "absent", columns, rows


def _problems(portfolio: Portfolio, language: Language) -> Sheet:
    """What deliveries were refused for: kinds and how often, never the content of a cell."""
    columns = {"agency_id": _TEXT, "agency": _TEXT, "code": _TEXT, "places": _COUNT, "kind": _TEXT}
    told = [
        *((one.agency, kind) for one in portfolio.absent for kind in one.kinds),
        *((one.agency, kind) for one in portfolio.agencies for kind in one.refused),
    ]
    rows = [
        (agency.id, agency.name, kind.code, kind.count, problem_kind(kind.code, language))
        for agency, kind in told
    ]
    return "problems", columns, rows


def _recurring(
    name: str, portfolio: Portfolio, found: tuple[Recurring, ...], told: list[str]
) -> Sheet:
    columns = {"id": _TEXT, "kind": _TEXT, "agencies": _COUNT, "which": _TEXT}
    names = names_of(portfolio)
    rows = [
        (one.id, text, len(one.agencies), ", ".join(names[agency] for agency in one.agencies))
        for one, text in zip(found, told, strict=True)
    ]
    return name, columns, rows


def _overdue(portfolio: Portfolio) -> Sheet:
    columns = {
        "agency_id": _TEXT, "agency": _TEXT, "source": _TEXT, "recommendation_id": _TEXT,
        "recommendation": _TEXT, "due": _TEXT, "owner": _TEXT,
    }  # fmt: skip
    names = names_of(portfolio)
    rows = [_row(one, names[one.agency]) for one in portfolio.overdue]
    return "overdue", columns, rows


def _row(one: OverdueRow, name: str) -> tuple[CellValue, ...]:
    return (
        one.agency,
        name,
        one.source.value,
        one.recommendation_id,
        one.recommendation,
        one.due,
        one.owner,
    )
