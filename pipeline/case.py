"""One report as the later stages read it: the account, and the words and policy it was made by."""

from dataclasses import dataclass

from pipeline.account import Account, Measure
from pipeline.language import Language, language
from pipeline.reportfile import ReportFile
from pipeline.rulebook import Band, Difference, Rulebook


@dataclass(frozen=True)
class Case:
    """The account of a report, its report.toml, and the rulebook that judged it."""

    account: Account
    report_file: ReportFile
    rulebook: Rulebook
    differences: tuple[Difference, ...] = ()
    """Where the rulebook differs from the rulebook it extends."""
    own_advice: frozenset[str] = frozenset()
    """The ids of the advice written in the report's own rulebook file."""

    @property
    def language(self) -> Language:
        """The report's language."""
        return language(self.report_file.report.language)

    def band_of(self, measure: Measure) -> Band | None:
        """The band a measure was rated by."""
        return _named(self.rulebook.bands_of(measure.formula), measure.rating)

    def node_band(self, level: str, rating: str | None) -> Band | None:
        """The band of an objective, a perspective or the scorecard."""
        return _named(self.rulebook.levels.of(level).bands, rating)

    def perspective_name(self, perspective_id: str) -> str:
        return self.account.perspective(perspective_id).name


def _named(bands: tuple[Band, ...], key: str | None) -> Band | None:
    return next((band for band in bands if band.key == key), None)
