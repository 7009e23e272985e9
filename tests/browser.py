"""Headless Chromium, driven over a pipe by its DevTools protocol; nothing but Chromium is needed.

Each call goes out as a line of JSON that ends in a zero byte and comes back the same way; events
come between the answers and are kept.
"""

import json
import os
import select
import subprocess
from base64 import b64decode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.programs import program

SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-default-apps", "--disable-dev-shm-usage", "--no-default-browser-check",
    "--remote-debugging-pipe",
)  # fmt: skip
PATIENCE = 120
"""Seconds after which a browser that says nothing counts as hung."""


class Browser:
    """One page of a running Chromium; `events` are those it has sent since the page was opened."""

    def __init__(self, to: int, back: int) -> None:
        self.to, self.back = to, back
        self.waiting = b""
        self.number = 0
        self.session = ""
        self.events: list[Mapping[str, Any]] = []
        self.page = Path()
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Ask for something and wait for its answer."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.to, json.dumps(message).encode() + b"\0")
        while (answer := self._next()).get("id") != self.number:
            self.events.append(answer)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        result: dict[str, Any] = answer["result"]
        return result

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self.waiting:
            ready, _, _ = select.select([self.back], [], [], PATIENCE)
            piece = os.read(self.back, 1 << 20) if ready else b""
            if not piece:
                raise RuntimeError("Chromium says nothing more")
            self.waiting += piece
        said, self.waiting = self.waiting.split(b"\0", 1)
        message: dict[str, Any] = json.loads(said)
        return message

    def open(self, page: Path) -> None:
        """Load a file and wait until all of it is there."""
        self.events.clear()
        self.page = page
        self.call("Page.navigate", url=page.resolve().as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self._next())

    def size(self, width: int, height: int = 800) -> None:
        """Make the window this wide and high, in CSS pixels."""
        self.call(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip

    def medium(self, name: str = "", **features: str) -> None:
        """Take a medium, and media features as `prefers_color_scheme="dark"`."""
        wanted = [
            {"name": feature.replace("_", "-"), "value": value}
            for feature, value in features.items()
        ]
        self.call("Emulation.setEmulatedMedia", media=name, features=wanted)

    def ask(self, script: str) -> Any:
        """The value of a JavaScript expression in the page."""
        found = self.call(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True
        )
        if "exceptionDetails" in found:
            raise RuntimeError(str(found["exceptionDetails"]))
        return found["result"].get("value")

    def press(self, key: str, code: int) -> None:
        """Press and let go one key."""
        for kind in ("rawKeyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind, key=key, code=key, windowsVirtualKeyCode=code,
            )  # fmt: skip

    def picture(self, to: Path) -> None:
        """The whole page, as it is now, as a PNG."""
        shot = self.call("Page.captureScreenshot", captureBeyondViewport=True)
        to.write_bytes(b64decode(shot["data"]))

    def printed(self, to: Path) -> None:
        """The page as its reader prints it, on A4."""
        sheet = self.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)
        to.write_bytes(b64decode(sheet["data"]))

    def told(self, *methods: str) -> list[Mapping[str, Any]]:
        """The events of these kinds since the page was opened."""
        return [event for event in self.events if event.get("method") in methods]


@contextmanager
def browser() -> Iterator[Browser]:
    """A Chromium of its own, ended afterwards. Skips where there is none."""
    chromium = program("chromium", "chromium-browser")
    out_read, out_write = os.pipe()
    in_read, in_write = os.pipe()
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        # Chromium reads the calls from descriptor 3 and answers to descriptor 4.
        script = f'exec "$@" 3</dev/fd/{out_read} 4>/dev/fd/{in_write}'
        started = subprocess.Popen(
            ["sh", "-c", script, "sh", chromium, *SWITCHES, f"--user-data-dir={profile}"],
            pass_fds=(out_read, in_write), stderr=subprocess.DEVNULL, env=_alone(profile),
        )  # fmt: skip
        os.close(out_read)
        os.close(in_write)
        try:
            yield Browser(out_write, in_read)
        finally:
            os.close(out_write)
            started.terminate()
            started.wait(PATIENCE)
            os.close(in_read)


def _alone(home: str) -> dict[str, str]:
    return {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home}
