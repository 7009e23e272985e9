"""How performance is measured (2.a, 2.b): definitions, who collects data and how, with what."""

from collections.abc import Sequence

from pipeline.account import Factor, Measure, own_texts, states
from pipeline.examine.readiness.actuals import formula_cells, judging_cells
from pipeline.examine.readiness.found import (
    Check,
    Evaluated,
    Found,
    Needs,
    ids,
    of_measures,
    of_report,
)
from pipeline.translatable import _
from pipeline.values import Message


def definition(evaluated: Evaluated, needs: Needs) -> Found:
    """Measures that a formula of ours defines, or that have a definition in words of their own."""
    column, _formula = needs
    told = own_texts([measure.definition for measure in evaluated.measures])
    bare = [m.id for m, has in zip(evaluated.measures, told, strict=True) if not has]
    reported = {measure.id for measure in evaluated.measures if measure.is_reported}
    return of_measures(evaluated, {column: [one for one in bare if one in reported]})


def mechanism(evaluated: Evaluated, needs: Needs) -> Found:
    """Measures that name the data's owner, source and verifier, and how often it is collected."""
    owner, source, collected, verified = needs
    measures = evaluated.measures
    owned = own_texts([measure.owner for measure in measures])
    return of_measures(
        evaluated,
        {
            owner: [one.id for one, has in zip(measures, owned, strict=True) if not has],
            source: ids(one for one in measures if not one.disclosures.source),
            collected: ids(one for one in measures if not one.disclosures.collected),
            verified: ids(one for one in measures if not one.disclosures.verified),
        },
    )


def relevant(evaluated: Evaluated, needs: Needs) -> Found:
    """Measures that show a critical success factor of their objective."""
    measure_id, factor = needs
    factors = evaluated.account.factors or ()
    shown = {one.measure_id for one in factors}
    told = _told(factors)
    return of_measures(
        evaluated,
        {
            measure_id: [one for one in evaluated.ids if one not in shown],
            factor: [one for one in evaluated.ids if one in shown - told],
        },
    )


def _told(factors: Sequence[Factor]) -> set[str | None]:
    """The measures of factors that are stated in words of their own."""
    own = own_texts([factor.factor for factor in factors])
    return {one.measure_id for one, has in zip(factors, own, strict=True) if has}


def supported(evaluated: Evaluated, needs: Needs) -> Found:
    """Measures whose actual was computed from rows, or from finals, and not typed in."""
    (formula,) = needs
    measures = evaluated.measures
    typed = ids(one for one in measures if _is_typed(one))
    bare = [one for one in measures if not one.is_measured and not _is_typed(one)]
    asked = formula_cells(evaluated, bare)
    return of_measures(evaluated, {formula: typed}, *asked, short=ids(bare))


def _is_typed(measure: Measure) -> bool:
    return measure.is_reported and not _is_made(measure)


def _is_made(measure: Measure) -> bool:
    """Whether the actual was made from finals of parts of the year."""
    return measure.cumulative is not None and bool(measure.cumulative.parts)


def measured_in_parts(evaluated: Evaluated, needs: Needs) -> Found:
    """Finals of quarters, halves or months of the year."""
    parts = evaluated.account.parts
    why = (
        Message(_("final reports of {periods}"), {"periods": parts})
        if parts
        else Message(_("no final report of a part of this year"))
    )
    return of_report(evaluated, needs, proven=bool(parts), why=why)


def collected_by_application(evaluated: Evaluated, needs: Needs) -> Found:
    """The application that report.toml names, with its address."""
    told = evaluated.case.report_file.application
    if told is None or not states(told.name) or not states(told.address):
        return of_report(evaluated, needs, proven=False)
    why = Message(_("{name}, {address}"), {"name": told.name, "address": told.address})
    return of_report(evaluated, needs, proven=True, why=why)


def measured_by_application(evaluated: Evaluated, needs: Needs) -> Found:
    """Rapor itself is the application: it compares actuals with targets wherever both are known."""
    if all(measure.met is None for measure in evaluated.measures):
        return Found(proven=False, cells=judging_cells(evaluated, needs, evaluated.measures))
    why = Message(_("computed by Rapor, rulebook {id}"), {"id": evaluated.account.rulebook})
    return Found(proven=True, why=why)


MEASURING: tuple[Check, ...] = (
    definition,
    mechanism,
    relevant,
    supported,
    measured_in_parts,
    collected_by_application,
    measured_by_application,
)
