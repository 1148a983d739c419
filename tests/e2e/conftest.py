"""A page on a free port of the loopback interface, and a real browser in front of it."""

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ringkas import Pipeline
from ringkas.web.quota import Quota
from tests.e2e.fakes import ForgetfulTranslator, GatedTranslator, WaitsAtLampung
from tests.e2e.steps import make, pipeline_with

ROOT = Path(__file__).parents[2]
PATIENCE = 10_000
"""Milliseconds that a browser waits for a condition; only ever spent where something is broken."""

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""A browser that works as root in a container and asks nobody on the internet for anything."""


@pytest.fixture(scope="session", autouse=True)
def own_upload_folder(tmp_path_factory):
    """Uploads of the tests don't lie among those of a page that really runs on this machine."""
    before = os.environ.get("GRADIO_TEMP_DIR")
    os.environ["GRADIO_TEMP_DIR"] = str(tmp_path_factory.mktemp("gradio"))
    yield
    if before is None:
        del os.environ["GRADIO_TEMP_DIR"]
    else:
        os.environ["GRADIO_TEMP_DIR"] = before


@pytest.fixture(scope="session")
def artifacts() -> Path:
    """The folder for screenshots."""
    folder = Path(os.environ.get("RINGKAS_ARTIFACTS", ROOT / "artifacts"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@contextmanager
def serving() -> Iterator[Callable[..., str]]:
    """Serve pages on free ports, until the block ends."""
    import ui

    pages = []

    def start(pipeline: Pipeline, *, quota: Quota | None = None, **settings) -> str:
        page = ui.build(pipeline, quota=quota)
        pages.append(page)
        return ui.launch(page, port=free_port(), quota=quota, **settings)

    yield start
    for page in pages:
        page.close(verbose=False)


@pytest.fixture
def serve() -> Iterator[Callable[..., str]]:
    """Serve pages for one test: a page that idles takes CPU time from whatever comes later."""
    with serving() as start:
        yield start


@pytest.fixture(scope="module")
def keep_serving() -> Iterator[Callable[..., str]]:
    """Serve pages for all tests of a module."""
    with serving() as start:
        yield start


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def address(keep_serving) -> str:
    """A page that answers quickly."""
    return keep_serving(pipeline_with(0.01))


@pytest.fixture(scope="module")
def slow_address(keep_serving) -> str:
    """A page whose translator takes its time, as a model does."""
    return keep_serving(pipeline_with(0.3))


@pytest.fixture(scope="session")
def browser():
    """One headless Chromium: the system's, else the one that playwright installed."""
    playwright = pytest.importorskip("playwright.sync_api")
    path = os.environ.get("RINGKAS_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with playwright.sync_playwright() as running:
        try:
            browser = running.chromium.launch(executable_path=path, args=FLAGS)
        except playwright.Error as exc:
            missing(f"No Chromium here: {exc}")
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, serve):
    """Open an address in a context of its own, wait until it is usable, and fail on any script error.

    It needs *serve* so that a context is closed before the page that it shows: a server lost isn't looked for here.
    """
    contexts = []
    errors: list[str] = []
    outside: list[str] = []

    def start(address: str, *, path: str = "/", **settings):
        settings.setdefault("viewport", {"width": 1440, "height": 900})
        settings.setdefault("locale", "en-GB")
        context = browser.new_context(**settings)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: outside.append(request.url) if is_outside(request.url) else None)
        page.goto(address.rstrip("/") + path)
        page.wait_for_selector("[data-ready=true]")
        return page

    yield start
    for context in contexts:
        context.close()
    assert errors == []
    assert outside == [], "the page must not ask anybody but its own server"


def missing(what: str) -> None:
    """Skip a test that lacks a tool; on a CI machine, which must have it, that is a failure."""
    if os.environ.get("RINGKAS_REQUIRE_BROWSER"):
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker's script."""
    path = Path(__file__).parent / "node_modules/axe-core/axe.min.js"
    if not path.is_file():
        missing("No axe-core here: npm ci --prefix tests/e2e")
    return path.read_text(encoding="utf-8")


def is_outside(url: str) -> bool:
    """Whether a request leaves this machine."""
    return url.startswith(("http:", "https:", "ws:", "wss:")) and "//127.0.0.1:" not in url


@pytest.fixture
def page(open_page, address):
    """The quick page, freshly opened."""
    return open_page(address)


@pytest.fixture
def gated(open_page, serve):
    """A page whose translator waits for leave before each sentence, and that translator."""
    translator = GatedTranslator()
    page = open_page(serve(pipeline_with(0.0, translator=translator)))
    yield page, translator
    translator.open()


@pytest.fixture
def waiting_at_lampung(open_page, serve):
    """A page whose translator waits for leave before whatever is about Lampung, and that translator."""
    translator = WaitsAtLampung()
    yield open_page(serve(pipeline_with(0.0, translator=translator))), translator
    translator.open()


@pytest.fixture(scope="module")
def faulty_address(keep_serving) -> str:
    """A page whose translator loses every number."""
    return keep_serving(pipeline_with(0.0, translator=ForgetfulTranslator()))


@pytest.fixture
def faulty(open_page, faulty_address):
    """Such a page with a brief on it."""
    page = open_page(faulty_address)
    make(page)
    return page
