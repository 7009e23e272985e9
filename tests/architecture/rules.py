"""Who may import whom, and who may touch the world: each rule yields the breaches in a folder."""

import ast
from collections.abc import Collection, Iterator
from itertools import product
from pathlib import Path

from tests.architecture.modules import modules

# Words in the order in which they may build on each other: each imports only earlier ones.
WORDS = (
    "collector", "contract_library", "translatable", "vocabulary", "schemas", "values", "codes",
    "scorecard", "rounding", "people", "officials", "proposals", "problems", "grades", "reportfile",
    "rulebook", "evaluation", "language", "delivery", "statistics", "account", "results", "tables",
    "answers", "formulas", "dictionary", "document", "case", "sealing", "shipped",
)  # fmt: skip
STAGES = (
    "ingest", "validate", "measure", "score", "recommend", "examine", "report", "render", "publish",
)  # fmt: skip
# The rooms of large folders, in the order in which they may build on each other.
ROOMS = {
    "examine/prose": ("words", "known", "reading", "claims", "judges"),
    "ingest": (
        "files", "settings", "rulebooks", "pictures", "layout", "formats", "databases", "shapes",
        "surveys", "recognised", "word", "published",
    ),
    "report": (
        "phrases", "budget", "surveys", "strategy_map", "leadership", "chapters", "annexes",
        "interim", "readiness", "data", "portfolio",
    ),
}  # fmt: skip
DRIVERS = (
    "signatures", "orders", "refusals", "identity", "audit", "ingredients", "stopwatch", "run",
    "deliveries", "agencies", "crew", "cluster", "batch", "verify", "totals", "reasons", "summary",
    "spoken", "chosen", "logbook", "questions", "starting", "first_look", "interview", "succeeding",
    "generating", "portfolio", "comparing", "shelf", "signing", "signing_order", "working",
    "options", "finished", "threads", "cli", "__main__",
)  # fmt: skip
PURE = (*WORDS, "validate", "measure", "score", "examine", "recommend", "report")
WORLDLY = {
    "asyncio", "fileinput", "glob", "http", "importlib", "io", "locale", "multiprocessing", "os",
    "pathlib", "random", "secrets", "shutil", "socket", "sqlite3", "subprocess", "sys", "tempfile",
    "threading", "time", "urllib", "uuid",
}  # fmt: skip
# The catalogues and the package's own data are read through importlib and bytes in memory; pandera
# is loaded without pandas.
MAY_BE_WORLDLY = {
    ("language", "io"), ("language", "importlib"), ("vocabulary", "importlib"),
    ("contract_library", "sys"), ("contract_library", "importlib"), ("shipped", "pathlib"),
}  # fmt: skip
OPENING = {
    "exists", "glob", "is_dir", "is_file", "iterdir", "mkdir", "read_bytes", "read_text", "rglob",
    "rmdir", "scan_csv", "scan_ipc", "scan_parquet", "stat", "symlink_to", "touch", "unlink",
    "write_bytes", "write_text", "read_csv", "read_excel", "read_ipc", "read_json", "read_parquet",
}  # fmt: skip
BUILT_IN = {"__import__", "eval", "exec", "input", "open"}
MAY_OPEN = {"language", "vocabulary", "shipped"}
CLOCK = {
    "datetime.date.today", "datetime.datetime.now", "datetime.datetime.today",
    "datetime.datetime.utcnow", "time.gmtime", "time.localtime", "time.time", "time.time_ns",
}  # fmt: skip
# A stopwatch says how long, not when: no byte of a report depends on it.
STOPWATCH = {
    "time.monotonic", "time.monotonic_ns", "time.perf_counter", "time.perf_counter_ns",
    "time.process_time", "time.thread_time",
}  # fmt: skip
SURROUNDINGS = {
    "os.environ", "os.environb", "os.getcwd", "os.getcwdb", "os.getenv", "os.putenv",
    "os.path.expanduser", "pathlib.Path.cwd", "pathlib.Path.home",
}  # fmt: skip
# An attribute of such a name counts too, on whatever object.
TELLING = {"cwd", "environ", "getcwd", "getenv", "today", "utcnow"}
# Two more may measure time, to end a process or a query that takes too long.
MAY_MEASURE = {"stopwatch.py", "crew.py", "ingest/databases/allowance.py"}
LONGEST = 250
# Data catalogues may be as long as their lists.
CATALOGUES = {"tables/realization.py"}
NO_SUBJECT = {"common", "helpers", "misc", "util", "utils"}


def every_room_has_its_place(package: Path) -> Iterator[str]:
    """Every module is of a word, stage or driver; in a large folder, of one of its rooms."""
    for module in modules(package):
        if module.room not in {"", *WORDS, *STAGES, *DRIVERS}:
            yield f"{module.place}:1: {module.room} is neither word nor stage nor driver"
        for folder, rooms in ROOMS.items():
            if (own := module.room_in(folder)) and own not in rooms:
                yield f"{module.place}:1: {own} is no room of {folder}"


def imports_lead_backwards(package: Path) -> Iterator[str]:
    """A word builds on earlier words, a stage on words, a driver on all but later drivers."""
    for module in modules(package):
        used = {(line, room) for line, name in module.reached if (room := _room_of(name))}
        for line, room in sorted(used):
            if module.room and room not in {module.room, *_may_import(module.room)}:
                yield f"{module.place}:{line}: {module.room} may not import {room}"


def _room_of(name: str) -> str:
    """The room of `pipeline.score.rollup`; empty for what is not of the package."""
    package, _, rest = name.partition(".")
    room = rest.split(".")[0]
    return room if package == "pipeline" and room in {*WORDS, *STAGES, *DRIVERS} else ""


def _may_import(room: str) -> Collection[str]:
    if room in WORDS:
        return WORDS[: WORDS.index(room)]
    if room in DRIVERS:
        return (*WORDS, *STAGES, *DRIVERS[: DRIVERS.index(room)])
    return WORDS


def rooms_lead_backwards(package: Path) -> Iterator[str]:
    """A room of a large folder builds on its earlier rooms, and on nothing else in the folder."""
    for module, (folder, rooms) in product(modules(package), ROOMS.items()):
        if (own := module.room_in(folder)) not in rooms:
            continue
        earlier = rooms[: rooms.index(own) + 1]
        within = f"pipeline.{folder.replace('/', '.')}."
        for line, name in module.reached:
            part = name.removeprefix(within).split(".")[0]
            if name.startswith(within) and part not in earlier:
                yield f"{module.place}:{line}: {own} may not import {part}"


def the_middle_touches_nothing(package: Path) -> Iterator[str]:
    """Between reading and writing no file, network, process, chance or clock is touched."""
    for module in modules(package):
        if module.room not in PURE:
            continue
        for line, name in sorted({(each.line, each.name) for each in module.imported}):
            worldly = name.split(".")[0]
            if worldly in WORLDLY and (module.room, worldly) not in MAY_BE_WORLDLY:
                yield f"{module.place}:{line}: {module.room} may not import {worldly}"
        for node in ast.walk(module.tree):
            opening = _opening(node)
            if opening and module.room not in MAY_OPEN:
                yield f"{module.place}:{node.lineno}: {module.room} may not call {opening}"  # type: ignore[attr-defined]


def _opening(node: ast.AST) -> str:
    """The name by which a file is opened or looked at: a built-in, or a method of a path or a
    reader; empty where none is."""
    if isinstance(node, ast.Attribute) and node.attr in OPENING:
        return node.attr
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr if node.func.attr == "open" else ""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id in BUILT_IN:
        return node.id
    return ""


def the_command_line_alone_looks_around(package: Path) -> Iterator[str]:
    """The clock, the environment and the working directory are read in cli.py."""
    for module in modules(package):
        if module.room == "cli":
            continue
        asked = {
            (node.lineno, node.attr)
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Attribute) and node.attr in TELLING
        }
        named = {(line, name) for line, name in module.reached if name in CLOCK | SURROUNDINGS}
        for line in sorted({line for line, _ in asked | named}):
            yield f"{module.place}:{line}: only cli may look at the clock or around"


def one_stopwatch_measures(package: Path) -> Iterator[str]:
    """Time is measured in stopwatch.py, and in two others that end what takes too long."""
    for module in modules(package):
        if str(module.place) in MAY_MEASURE:
            continue
        for line in sorted({line for line, name in module.reached if name in STOPWATCH}):
            yield f"{module.place}:{line}: only stopwatch may measure time"


def a_file_has_one_subject(package: Path) -> Iterator[str]:
    for module in modules(package):
        lines = len(module.source.splitlines())
        if lines > LONGEST and module.place not in CATALOGUES:
            yield f"{module.place}:{lines}: longer than {LONGEST} lines"
        if set(module.parts) & NO_SUBJECT:
            yield f"{module.place}:1: the name says no subject"
