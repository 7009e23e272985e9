"""One report's case: everything known once its measures are scored, as the later stages read it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import floor, log10
from typing import Any

from pipeline.delivery import Tables
from pipeline.formulas import REPORTED
from pipeline.language import Language
from pipeline.reportfile import Parameters, ReportFile
from pipeline.reportfile.periods import of_one_kind
from pipeline.results import EarlierFigure, EarlierScorecard, Measured, Scored
from pipeline.rounding import DIGITS, decimals, half_up
from pipeline.rulebook import Band, Difference, Rulebook
from pipeline.scorecard import Working, same_unit
from pipeline.statistics.certainty import Certainty, Supposing, certainties, index_interval
from pipeline.statistics.periods import (
    IndexSince,
    Rule,
    SignedIndex,
    Since,
    index_rule,
    index_since,
    since,
)
from pipeline.statistics.survey import SurveyStatistics

_DELIVERED = ("actual", "target", "target_low", "target_high")
_MOST_DIGITS = 4
_LEAST_DIGIT = 12
"""The last decimal that is ever printed: what is smaller is no figure of an agency."""


@dataclass(frozen=True)
class Case:
    """Tables, actuals and scores with the policy they were judged by, and the report's language.

    `earlier` are final scorecards of earlier periods, oldest first. `against` holds, for each of
    the columns `renstra_target` and `national_standard`, the achievement of every measure if that
    column were its target, in percent. `supposing` judges measures as if their actuals were others.
    """

    tables: Tables
    measured: Measured
    scored: Scored
    report_file: ReportFile
    rulebook: Rulebook
    language: Language
    supposing: Supposing
    earlier: tuple[EarlierScorecard, ...] = ()
    against: Mapping[str, Mapping[str, float | None]] = field(default_factory=dict)
    differences: tuple[Difference, ...] = ()
    """What the rulebook says differently from the one it extends."""

    def measures(self) -> Iterator[Mapping[str, Any]]:
        """Each measure: what was promised (realization) beside what was scored.

        They come by perspective and objective, else in the order of the register. `digits` are
        the decimals in which its actual and target are printed.
        """
        return iter(self._measures)

    @cached_property
    def _measures(self) -> tuple[Mapping[str, Any], ...]:
        scores = {row["measure_id"]: row for row in self.scored.measures.iter_rows(named=True)}
        promised = self.tables["realization"].rows(named=True)
        sides = [side.id for side in self.rulebook.perspectives]
        objectives = list(dict.fromkeys(row["objective_id"] for row in promised))
        ordered = sorted(
            promised,
            key=lambda row: (
                sides.index(row["perspective"]),
                objectives.index(row["objective_id"]),
            ),
        )
        whole = ({**row, **scores[row["measure_id"]]} for row in ordered)
        return tuple({**measure, "digits": self._digits(measure)} for measure in whole)

    def _digits(self, measure: Mapping[str, Any]) -> int:
        """Two; more where what an agency reports was delivered with more: a Gini index of 0.352.

        Beyond four they come from a division in a spreadsheet and say nothing.
        """
        if measure["formula"] != REPORTED:
            return DIGITS
        past = [figure.actual for figure in self.delivered_past(measure["measure_id"])]
        given = [*past, *(measure[name] for name in _DELIVERED)]
        known = [value for value in given if value]
        written = [count for count in map(decimals, known) if count <= _MOST_DIGITS]
        return max([DIGITS, *written, *(_digits_to_show(value) for value in known)])

    def of_formula(self, formula: str) -> Iterator[Mapping[str, Any]]:
        """The measured measures that a formula computes."""
        for measure in self.measures():
            if measure["formula"] == formula and measure["actual"] is not None:
                yield measure

    def working(self, measure_id: str) -> Working:
        """How a measure's actual came about."""
        return self.measured.workings[measure_id]

    def survey_of(self, measure_id: str) -> SurveyStatistics | None:
        """The survey a measure's working names."""
        return self.measured.surveys.get(self.working(measure_id).survey)

    def certainty(self, measure: Mapping[str, Any]) -> Certainty | None:
        """How sure the rating of a measure is; null where no survey gives it an interval."""
        return self._certainties.get(measure["measure_id"])

    @cached_property
    def _certainties(self) -> Mapping[str, Certainty]:
        actuals = {row["measure_id"]: row for row in self.measured.actuals.iter_rows(named=True)}
        measures = {m["measure_id"]: {**actuals[m["measure_id"]], **m} for m in self.measures()}
        confidence = self.rulebook.survey.confidence
        intervals = {
            key: interval
            for key, measure in measures.items()
            if (survey := self.survey_of(key))
            and (interval := index_interval(measure, self.working(key), survey, confidence))
        }
        return certainties(intervals, measures, self.rulebook, self.supposing)

    def bands(self, formula: str) -> tuple[Band, ...]:
        """The bands that rate a measure of this formula: its own scale, else the level's."""
        return self.rulebook.formula(formula).scale or self.rulebook.levels.measure.bands

    def measure_band(self, measure: Mapping[str, Any]) -> Band | None:
        """The band a measure was rated by."""
        return _named(self.bands(measure["formula"]), measure["rating"])

    def node_band(self, level: str, rating: str | None) -> Band | None:
        """The band of an objective, a perspective or the scorecard."""
        return _named(getattr(self.rulebook.levels, level).bands, rating)

    def past(self, measure_id: str) -> tuple[EarlierFigure, ...]:
        """A measure in earlier periods, oldest first. A final scorecard goes before `history`."""
        known = {figure.period: figure for figure in self.delivered_past(measure_id)}
        known |= {
            signed.period: signed.measures[measure_id]
            for signed in self.earlier
            if measure_id in signed.measures
        }
        own = self.report_file.period.id
        apart = {since[0].period for since in self.not_alike(measure_id)}
        return tuple(
            known[period] for period in sorted(known) if period < own and period not in apart
        )

    def not_alike(self, measure_id: str) -> Iterator[tuple[EarlierScorecard, IndexSince]]:
        """The finals whose actual of a measure may not stand beside this period's as it is."""
        for signed in self.earlier:
            figure = signed.measures.get(measure_id)
            if figure is None or figure.actual is None:
                continue
            found = self.index_since(measure_id, signed) or self._figure_since(measure_id, figure)
            if found.unlike:
                yield signed, found

    def _figure_since(self, measure_id: str, figure: EarlierFigure) -> IndexSince:
        """A figure beside this period's: records from before its keys were added may tell less."""
        if figure.formula not in ("", self.working(measure_id).formula):
            return IndexSince("formula")
        if not same_unit(figure.unit, self._units[measure_id]):
            return IndexSince("unit", about=(figure.unit,))
        return IndexSince(None, figure.actual)

    @cached_property
    def _units(self) -> Mapping[str, str]:
        rows = self.tables["realization"].iter_rows(named=True)
        return {row["measure_id"]: row["measured_in"] for row in rows}

    def index_since(self, measure_id: str, signed: EarlierScorecard) -> IndexSince | None:
        """A survey's index in an earlier final beside this period's; null where there is none."""
        survey, working = self.survey_of(measure_id), self.working(measure_id)
        before = signed.surveys.get(working.survey)
        figure = signed.measures.get(measure_id)
        if survey is None or before is None or figure is None or figure.actual is None:
            return None
        index = SignedIndex(figure.actual, figure.formula, figure.rule)
        rule = self.index_rule(measure_id)
        found = index_since(index, before, survey, rule, self.rulebook.survey)
        return found if found.unlike else self._figure_since(measure_id, figure)

    def index_rule(self, measure_id: str) -> Rule:
        """What made the index that a measure has of its survey."""
        asked = self.report_file.measures.get(measure_id, Parameters())
        working = self.working(measure_id)
        return index_rule(working.formula, self.rulebook.survey, working.values, asked.items)

    def since(self, survey_id: str) -> Since | None:
        """A survey beside the last final before this period that has it; null without one."""
        now = self.measured.surveys[survey_id]
        before = [
            signed.surveys[survey_id] for signed in self.earlier if survey_id in signed.surveys
        ]
        if not before or not now.items:
            return None
        return since(now, before[-1], self.rulebook.survey)

    def delivered_past(self, measure_id: str) -> Sequence[EarlierFigure]:
        """What table `history` says of a measure in periods of this one's kind."""
        return self._delivered_past.get(measure_id, ())

    @cached_property
    def _delivered_past(self) -> Mapping[str, Sequence[EarlierFigure]]:
        past: dict[str, list[EarlierFigure]] = {}
        if "history" in self.tables:
            own = self.report_file.period.id
            for row in self.tables["history"].iter_rows(named=True):
                if of_one_kind(row["period"], own):
                    figures = (row["target"], row["actual"], row["achievement"])
                    past.setdefault(row["measure_id"], []).append(
                        EarlierFigure(row["period"], *figures)
                    )
        return past

    def perspective_name(self, perspective_id: str) -> str:
        return self.language.text(self.rulebook.perspective(perspective_id).name)


def _named(bands: tuple[Band, ...], key: str | None) -> Band | None:
    return next((band for band in bands if band.key == key), None)


def _digits_to_show(value: float) -> int:
    """The decimals without which a number would be printed as zero: two of its digits."""
    size = floor(log10(abs(value)))
    return 0 if size >= -DIGITS else min(1 - size, _LEAST_DIGIT)


def as_printed(value: float, measure: Mapping[str, Any]) -> float:
    """An actual or target of a measure, rounded once to the decimals it is printed with."""
    return half_up(value, measure["digits"])


def two(value: float) -> float:
    """A value as it is printed: rounded once, two decimals."""
    return half_up(value)
