"""A real Firefox, over the protocol that it speaks itself: Marionette, JSON with its length in front, on a socket.

It takes no driver beside the browser. Playwright's client drives Debian's Firefox only once that is new enough.
"""

import base64
import json
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.e2e.conftest import PATIENCE, free_port

_QUIET = {
    "app.update.auto": False,
    "browser.download.folderList": 2,  # the folder that `firefox` names, without a question
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
}
"""Settings of a browser that asks nobody on the internet for anything."""


def find_firefox() -> str | None:
    """The program, where one is installed."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """One window; each method waits until what it needs is there. Downloads come into the folder *files*."""

    def __init__(self, port: int, *, files: Path) -> None:
        self.files = files
        deadline = time.monotonic() + 60
        while True:
            try:
                self._socket = socket.create_connection(("127.0.0.1", port), timeout=60)
                break
            except OSError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.2)
        self._file = self._socket.makefile("rb")
        self._sent = 0
        self._receive()  # its greeting
        self._ask("WebDriver:NewSession", {})

    def open(self, address: str) -> None:
        """Load *address*."""
        self._ask("WebDriver:Navigate", {"url": address})

    def reload(self) -> None:
        """Load the page once more."""
        self._ask("WebDriver:Refresh", {})

    def run(self, script: str, *arguments: object) -> Any:
        """What the body of a function, *script*, returns; a promise is waited for."""
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": arguments})["value"]

    def wait(self, condition: str) -> None:
        """Wait until the expression *condition* is true."""
        deadline = time.monotonic() + 6 * PATIENCE / 1000
        while not self.run(f"return (async () => Boolean({condition}))()"):
            assert time.monotonic() < deadline, condition
            time.sleep(0.1)

    def click(self, selector: str) -> None:
        """Click as a person does."""
        self._ask("WebDriver:ElementClick", {"id": self._find(selector)})

    def write(self, selector: str, text: str) -> None:
        """Type *text*."""
        self._ask("WebDriver:ElementSendKeys", {"id": self._find(selector), "text": text})

    def press(self, keys: str) -> None:
        """Press *keys*, one after the other, where the focus is."""
        found = self._ask("WebDriver:GetActiveElement", {})["value"]
        self._ask("WebDriver:ElementSendKeys", {"id": next(iter(found.values())), "text": keys})

    def paper(self) -> bytes:
        """The page as it is printed on A4, as PDF."""
        sheet = {"width": 21.0, "height": 29.7}  # centimetres
        return base64.b64decode(self._ask("WebDriver:Print", {"page": sheet})["value"])

    def download(self, selector: str) -> Path:
        """Click, and give the file that comes."""
        before = set(self.files.iterdir())
        self.click(selector)
        deadline = time.monotonic() + 6 * PATIENCE / 1000
        while True:
            now = set(self.files.iterdir())
            fresh = now - before
            if fresh and not any(file.suffix == ".part" or not file.stat().st_size for file in now):
                return fresh.pop()
            assert time.monotonic() < deadline, "no download came"
            time.sleep(0.1)

    def text(self, selector: str) -> str:
        """What an element shows."""
        return str(self._ask("WebDriver:GetElementText", {"id": self._find(selector)})["value"])

    def quit(self) -> None:
        """End the browser."""
        self._ask("Marionette:Quit", {"flags": ["eForceQuit"]})
        self._socket.close()

    def _find(self, selector: str) -> str:
        found = self._ask("WebDriver:FindElement", {"using": "css selector", "value": selector})["value"]
        return str(next(iter(found.values())))

    def _ask(self, command: str, values: dict[str, Any]) -> dict[str, Any]:
        self._sent += 1
        message = json.dumps([0, self._sent, command, values]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._receive()
        assert error is None, error
        return result or {}

    def _receive(self) -> Any:
        length = b""
        while (letter := self._file.read(1)) != b":":
            assert letter, "Firefox is gone"
            length += letter
        return json.loads(self._file.read(int(length)))


@contextmanager
def firefox(program: str) -> Iterator[Firefox]:
    """A headless Firefox with a profile of its own, which goes with it."""
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="ringkas-", ignore_cleanup_errors=True) as folder:
        files = Path(folder) / "downloads"
        files.mkdir()
        own = {
            "marionette.port": port,
            "intl.accept_languages": "en-GB",
            "browser.download.dir": str(files),
        }
        settings = _QUIET | own
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items())
        (Path(folder) / "user.js").write_text("".join(lines), encoding="utf-8")
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", folder]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            browser = Firefox(port, files=files)
            yield browser
            browser.quit()
        finally:
            process.kill()
            process.wait()
