"""How long a report takes to be set, beside its peers: `python -m tests.bench.rendering`.

Not a test: it measures the machine. Everything is taken several times, each contender in processes
of its own and in turns, so that nobody clears away what another left. A Markdown table gives the
fastest of all runs, which another load on the machine has held up least, and the median. Ratios are
of the time of the processor.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from weasyprint import HTML
from weasyprint.document import Document as Layout

from pipeline import render, report, run, validate
from pipeline.collector import resting_collector
from pipeline.document import Document
from pipeline.render import paper
from pipeline.render.files import TemplateFiles
from pipeline.render.markup import Pages
from pipeline.render.paper import typeset
from pipeline.render.parsed import parsed
from tests.bench.typst_pages import markup
from tests.examples import INPUTS, folder_of

REPORT, TIMES = "klaten-2019", 5
ROUNDS, RUNS = 3, 3
Job = Callable[[], object]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


def document() -> Document:
    """The larger example, worded and ready to be set."""
    with TemporaryDirectory() as nowhere:
        order = run.ordered(folder_of(INPUTS, REPORT), run.Job(INPUTS, Path(nowhere)))
    tables = validate.validated(order.delivery, order.given, order.policy.rulebook)
    case = run.accounted(order, tables).case
    return report.document_of(case, logo=order.pictures.logo, files=order.policy.files, revision=1)


@dataclass(frozen=True)
class Taken:
    """Seconds by the clock, and of the processor (child processes counted)."""

    clock: float
    processor: float


@dataclass(frozen=True)
class Runs:
    """What several runs of one job took."""

    runs: tuple[Taken, ...]

    @property
    def fastest(self) -> Taken:
        return min(self.runs, key=lambda taken: taken.processor)

    @property
    def middle(self) -> Taken:
        return middle(self.runs)


def in_turns(names: Iterable[str]) -> dict[str, Runs]:
    """What each job takes in a warm process of its own, which clears away after itself."""
    taken: dict[str, list[Taken]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        for name in taken:
            command = [sys.executable, "-m", "tests.bench.rendering", name]
            said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            taken[name] += [Taken(*times) for times in json.loads(said)]
    return {name: Runs(tuple(times)) for name, times in taken.items()}


def warm(job: Job) -> list[tuple[float, float]]:
    """Seconds by the clock and of the processor of each run but the first."""
    job()
    times = []
    for _ in range(RUNS):
        clock, processor = time.perf_counter(), processor_time()
        job()
        times.append((time.perf_counter() - clock, processor_time() - processor))
    return times


def middle(times: Sequence[Taken]) -> Taken:
    return Taken(median(t.clock for t in times), median(t.processor for t in times))


def processor_time() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def jobs(folder: Path) -> Iterator[tuple[str, Job]]:
    """Our rendering first, then what it is measured beside, as far as it is installed."""
    templates = render.shipped_templates().resolve()
    files, words = TemplateFiles((templates,)), document()
    html = Pages((templates,), words).page("lkjip/report.html.jinja", medium="print")

    def as_it_comes(**options: object) -> bytes:
        page = HTML(string=html, base_url=files.base_url, url_fetcher=files)
        return page.write_pdf(**options)

    yield "Rapor: PDF/A-3a and PDF/UA-1", lambda: typeset(html, files)
    yield "Rapor's way, without tags", lambda: untagged(html, files)
    yield 'WeasyPrint, `pdf_variant="pdf/a-3a"`', lambda: as_it_comes(pdf_variant="pdf/a-3a")
    yield "WeasyPrint, `HTML(string).write_pdf()`, untagged", as_it_comes
    if CHROMIUM:
        page = folder / "page.html"
        page.write_text(html.replace("<head>", f'<head><base href="{files.base_url}">', 1))
        yield "Chromium `--print-to-pdf`, from cold", lambda: printed(page, folder)
    if find_spec("typst"):  # brought by `make workshop` alone
        source = folder / "page.typ"
        source.write_text(markup(words))
        fonts = str(templates / "shared" / "fonts")
        yield "Typst, the text and tables alone, from cold", lambda: compiled(source, fonts)


def untagged(html: str, files: TemplateFiles) -> bytes:
    """What WeasyPrint does as it comes, the way Rapor has it done."""
    with resting_collector():
        return parsed(html, files).write_pdf()


def compiled(source: Path, fonts: str) -> None:
    """In a process of its own: within one, Typst remembers what it has set before."""
    program = "import sys, typst; typst.compile(sys.argv[1], font_paths=[sys.argv[2]])"
    subprocess.run([sys.executable, "-c", program, source, fonts], check=True)


def printed(page: Path, folder: Path) -> None:
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    profile = f"--user-data-dir={folder / 'profile'}"
    target = f"--print-to-pdf={folder / 'chromium.pdf'}"
    subprocess.run([*command, profile, target, page.as_uri()], check=True, capture_output=True)


class Watch:
    """Processor seconds that were spent inside WeasyPrint's own layout and drawing."""

    def __init__(self) -> None:
        self.inside = 0.0

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Time `HTML.render` and `write_pdf`, without what Rapor does to finish the file."""
        laid_out, drawn, finished = HTML.render, Layout.write_pdf, paper._finish
        HTML.render = self._timed(laid_out, 1)
        Layout.write_pdf = self._timed(drawn, 1)
        paper._finish = self._timed(finished, -1)
        try:
            yield
        finally:
            HTML.render, Layout.write_pdf, paper._finish = laid_out, drawn, finished

    def _timed(self, function: Callable[..., object], sign: int) -> Callable[..., object]:
        def timed(*given: object, **named: object) -> object:
            started = processor_time()
            try:
                return function(*given, **named)
            finally:
                self.inside += sign * (processor_time() - started)

        return timed


def outside(folder: Path) -> tuple[Taken, float]:
    """What a whole report takes in a warm worker, and the share of it outside WeasyPrint."""
    found, shares = [], []
    for number in range(TIMES + 1):
        job, watch = run.Job(INPUTS, folder / str(number)), Watch()
        clock, processor = time.perf_counter(), processor_time()
        with watch.watching(), resting_collector():
            run.built(run.ordered(folder_of(INPUTS, REPORT), job), job)
        found.append(Taken(time.perf_counter() - clock, processor_time() - processor))
        shares.append(1 - watch.inside / found[-1].processor)
    return middle(found[1:]), median(shares[1:])


def imports() -> Taken:
    """What `rapor report` spends on its imports from cold, late ones left out.

    The clock's seconds are Python's own sum (`-X importtime`), the least of several: an import can
    only be held up. The processor's are those of the process less a bare interpreter's.
    """
    program = "import pipeline.cli, pipeline.batch, pipeline.run"
    clock, processor = [], []
    for _ in range(TIMES):
        told, _ = interpreter("-X", "importtime", "-c", program)
        own = re.findall(r"^import time:\s+(\d+) \|", told, re.MULTILINE)
        clock.append(sum(map(int, own)) / 1_000_000)
        processor.append(interpreter("-c", program)[1] - interpreter("-c", "")[1])
    return Taken(min(clock), median(processor))


def interpreter(*options: str) -> tuple[str, float]:
    """What a fresh interpreter says on standard error, and its processor seconds."""
    before = processor_time()
    ended = subprocess.run([sys.executable, *options], capture_output=True, text=True, check=True)
    return ended.stderr, processor_time() - before


def table() -> Iterator[str]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        times = in_turns([what for what, _ in jobs(folder)])
        whole, share = outside(folder / "outputs")
    ours = next(iter(times.values()))
    yield f"| {REPORT}, {ROUNDS * RUNS} runs | fastest | beside Rapor | median | beside Rapor |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for what, taken in times.items():
        cells = (
            f"{one.processor:.2f} s | {one.processor / own.processor:.2f} ×"
            for one, own in ((taken.fastest, ours.fastest), (taken.middle, ours.middle))
        )
        yield f"| {what} | {' | '.join(cells)} |"
    yield ""
    yield "| the same report | seconds | processor | |"
    yield "| --- | ---: | ---: | ---: |"
    built = f"{whole.clock:.2f} | {whole.processor:.2f}"
    yield f"| the whole report in a warm worker, delivery to published files | {built} | |"
    yield f"| of that outside WeasyPrint's layout and drawing (at most 30 %) | | {share:.0%} | |"
    cold = imports()
    yield f"| imports of a cold start (at most 2 s) | {cold.clock:.2f} | {cold.processor:.2f} | |"


if __name__ == "__main__":
    if len(sys.argv) > 1:
        with TemporaryDirectory() as place:
            print(json.dumps(warm(dict(jobs(Path(place)))[sys.argv[1]])))
    else:
        for line in table():
            print(line, flush=True)
