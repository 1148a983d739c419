"""The web page served: `serve` does it until Ctrl-C, `launch` from a program; with logins, keys and MCP."""

import ipaddress
import logging
import secrets
import sys
import threading
import webbrowser
from collections.abc import Collection, Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from check import MARK_BELOW
from engine import backend_of, settings
from engine.errors import SettingsError
from engine.settings import FRAMES, HOSTS, KEYS
from sources.limits import Limits

from ..pipeline import Pipeline
from .access import Rules, read_frames, read_hosts
from .app import build
from .assets import favicon, style
from .brake import Brake
from .guard import Guard
from .keys import Keys
from .mistakes import LateMistakes, answers_to_mistakes
from .quota import Quota
from .tools import mend
from .upload_folder import UploadFolder, folder_of_uploads

if TYPE_CHECKING:
    import gradio as gr
    from starlette.middleware import Middleware

__all__ = ["launch", "main", "serve"]

log = logging.getLogger(__name__)

_MCP_HINT = "Install it with: pip install 'ringkas[mcp]'"


def serve(
    pipeline: Pipeline,
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    auth: tuple[str, str] | None = None,
    mcp: bool = False,
    hosts: Collection[str] = (),
    open_browser: bool = False,
    mark_below: float = MARK_BELOW,
) -> None:
    """Serve the page until the process is interrupted.

    *host* beyond loopback lets other machines in, which a warning says; *auth* is a user's name and password
    to ask for; *mcp* offers the four endpoints to assistants as MCP tools as well. The page answers to
    loopback names, to what it listens on, to the names in *hosts*, and to those of `RINGKAS_HOSTS`;
    *mark_below* as in `build`. Raises SettingsError where the port is taken, where MCP can't be had, or where
    a name is none.
    """
    private = _is_loopback(host)
    if not private and auth is None:
        log.warning("Anybody who reaches %s:%d can use this page: consider --auth USER:PASSWORD.", host, port)
    # Visitors from outside don't get to fill this machine's disk.
    quota = Quota.from_environment()
    # Nobody is asked, and perhaps paid, for what no visitor has sent.
    is_here = backend_of(pipeline.translator.name) != "http"
    page = build(pipeline, quota=quota, downloads=private, warm_up=is_here, mark_below=mark_below)
    address = launch(page, host=host, port=port, auth=auth, mcp=mcp, hosts=hosts, quota=quota)
    sys.stderr.write(f"ringkas is at {address} (Ctrl-C ends it).\n")
    if open_browser:
        webbrowser.open(address)
    try:
        _wait_for_ctrl_c()
    finally:
        page.close(verbose=False)


def launch(
    page: "gr.Blocks",
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    auth: tuple[str, str] | None = None,
    mcp: bool = False,
    hosts: Collection[str] = (),
    quota: Quota | None = None,
) -> str:
    """Start serving *page*, with the settings that keep it private, and return its address.

    *quota* bounds what may be sent; None takes `Quota.from_environment`. Programs show *auth* as HTTP Basic,
    or one of `RINGKAS_KEYS` as bearer token. ``page.close()`` ends it. See `serve` for the rest; keys without
    *auth* are a SettingsError, too.
    """
    import gradio as gr

    keys = [key.strip() for key in (KEYS.read() or "").split(",") if key.strip()]
    if keys and auth is None:
        raise SettingsError("RINGKAS_KEYS opens nothing: the page asks nobody to log in.", hint="Set --auth.")

    own_key = secrets.token_urlsafe(32) if mcp and auth else ""
    if own_key:
        keys.append(own_key)
    middleware = _middleware(
        host=host, hosts=hosts, auth=auth, keys=keys, quota=quota or Quota.from_environment()
    )
    if mcp:
        _require_mcp()
    try:
        _, address, _ = page.launch(
            server_name=host,
            server_port=port,
            auth=auth,
            mcp_server=mcp,
            prevent_thread_lock=True,
            css=style(),
            theme=gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["ui-monospace", "monospace"]),
            favicon_path=favicon(),
            footer_links=[],
            share=False,
            run_history=False,
            enable_monitoring=False,
            allowed_paths=[],
            max_file_size=Limits.from_environment().upload_bytes,
            # What an exception says stays here; the endpoints' own errors have words for visitors.
            show_error=False,
            ssr_mode=False,
            quiet=True,
            # Gradio asks itself for its page, and ends where that takes 3 seconds or a proxy is in the way.
            _frontend=False,
            app_kwargs={"exception_handlers": answers_to_mistakes(), "middleware": middleware},
        )
    except OSError as exc:
        raise SettingsError(
            f"Port {port} of {host} can't be had.", hint="Choose another with --port."
        ) from exc
    if mcp:
        _offer_tools(page, key=own_key)
    return str(address)


def main() -> None:
    """Load the models and serve the page on loopback; ``ringkas ui`` has the options."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    asked = settings.MARK_BELOW.read()
    serve(Pipeline.load(), mark_below=MARK_BELOW if asked is None else asked)


def _middleware(
    *,
    host: str,
    hosts: Collection[str],
    auth: tuple[str, str] | None,
    keys: Sequence[str],
    quota: Quota,
) -> "list[Middleware]":
    """What a request passes on its way to Gradio, outermost first."""
    from starlette.middleware import Middleware

    rules = Rules(
        listening=host,
        hosts=read_hosts(",".join([*hosts, HOSTS.read() or ""])),
        frames=read_frames(FRAMES.read() or ""),
        request_bytes=quota.request_bytes,
    )
    uploads = UploadFolder(path=folder_of_uploads, most=quota.folder_bytes)
    brake = Brake()  # one, so that the login and `Authorization` together give no more guesses than either
    passed = [Middleware(Guard, rules=rules, uploads=uploads, brake=brake)]
    if auth:
        passed.append(Middleware(Keys, auth=auth, keys=keys, brake=brake))
    return [*passed, Middleware(LateMistakes)]


def _require_mcp() -> None:
    try:
        for name in ("mcp", "gradio.mcp"):
            import_module(name)
    except ImportError as exc:  # the package is missing, or is there and can't be imported
        raise SettingsError(f"MCP needs a package that isn't here ({exc}).", hint=_MCP_HINT) from exc


def _offer_tools(page: "gr.Blocks", *, key: str) -> None:
    """Mend the MCP server that Gradio started with *page*. Raises SettingsError where it started none."""
    if page.mcp_server_obj is None:  # Gradio says it to nobody, and serves the rest
        page.close(verbose=False)
        raise SettingsError(f"MCP can't be offered. {page.mcp_error or ''}".strip(), hint=_MCP_HINT)
    mend(page.mcp_server_obj, key=key)


def _wait_for_ctrl_c() -> None:
    with suppress(KeyboardInterrupt):
        threading.Event().wait()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
