"""The web page: `build` puts it together, `serve` serves it until Ctrl-C, `launch` does from a program."""

import ipaddress
import logging
import os
import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.errors import SettingsError
from engine.settings import KEYS
from sources.limits import Limits

from ..pipeline import Pipeline
from .assets import channel_script, favicon, markup, script, style
from .config import names_on_offer, page_config
from .downloads import make_download
from .endpoints import Endpoints
from .handlers import Handlers
from .keys import Keys
from .pipelines import Pipelines
from .quota import Quota
from .tools import mend

if TYPE_CHECKING:
    import gradio as gr

__all__ = ["build", "launch", "main", "serve"]

LOG = logging.getLogger(__name__)


def build(pipeline: Pipeline, *, quota: Quota | None = None, downloads: bool = True) -> "gr.Blocks":
    """Build the page and its endpoints around *pipeline*; `serve` or Gradio's own ``launch`` serves them.

    *quota* says how much visitors may ask for; None takes `Quota.from_environment`. With *downloads* they may
    choose models that have to be fetched first.
    """
    _switch_off_analytics()
    import gradio as gr

    from .blocks import Page

    quota = quota or Quota.from_environment()
    pipelines = Pipelines(pipeline, allowed=names_on_offer(downloads=downloads))
    handlers = Handlers(pipelines, quota=quota, uploads=_upload_folder)
    endpoints = Endpoints(pipelines, quota=quota)

    # Gradio tells an event's data from an input by the annotation; a function's name would be an endpoint's.
    def on_brief(event: gr.EventData) -> Iterator[str]:
        yield from handlers.brief(event._data)

    def on_batch(event: gr.EventData) -> Iterator[str]:
        yield from handlers.batch(event._data)

    def alternatives(request: dict[str, Any]) -> dict[str, Any]:
        return handlers.alternatives(request)

    page: gr.Blocks = Page(title="ringkas", analytics_enabled=False, delete_cache=(3600, 3600))
    with page:
        frame = gr.HTML(
            html_template=markup(),
            js_on_load=script(page_config(pipeline, quota=quota, downloads=downloads)),
            apply_default_css=False,
            elem_id="ringkas",
            server_functions=[make_download, alternatives],
        )
        # What the script triggers ("brief", "batch", "stop") are events of the frame.
        for name, event, handler in (("brief", frame.brief, on_brief), ("batch", frame.batch, on_batch)):
            # A template of its own: Gradio's would put what passes through the channel on the page, as HTML.
            channel = gr.HTML(
                html_template="<span></span>", js_on_load=channel_script(name), visible="hidden"
            )
            run = event(
                handler,
                outputs=channel,
                show_progress="hidden",
                api_visibility="private",
                concurrency_id="models",
                concurrency_limit=quota.running,
            )
            run.then(
                fn=None,
                js=f"() => {{ document.dispatchEvent(new Event('ringkas:{name}:settled')); }}",
            )
            # Cancelling closes the handler's generator, and with it the work: see `run_with_deadline`.
            frame.stop(fn=None, cancels=run, api_visibility="private")
        for endpoint in (endpoints.brief, endpoints.clean, endpoints.summarize, endpoints.translate):
            gr.events.api(
                endpoint,
                api_name=endpoint.__name__,
                concurrency_id="models",
                concurrency_limit=quota.running,
            )
    page.queue(max_size=quota.waiting, api_open=False)
    return page


def serve(
    pipeline: Pipeline,
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    auth: tuple[str, str] | None = None,
    mcp: bool = False,
    open_browser: bool = False,
) -> None:
    """Serve the page until the process is interrupted.

    *host* beyond loopback lets other machines in, which a warning says; *auth* is a user's name and password
    to ask for; *mcp* offers the four endpoints to assistants as MCP tools as well. Raises SettingsError where
    the port is taken, or where MCP's package is missing.
    """
    if mcp and find_spec("mcp") is None:
        raise SettingsError("MCP needs a package that isn't here.", hint="pip install 'ringkas[mcp]'")
    private = _is_loopback(host)
    if not private and auth is None:
        LOG.warning("Anybody who reaches %s:%d can use this page: consider --auth USER:PASSWORD.", host, port)
    # Visitors from outside don't get to fill this machine's disk.
    page = build(pipeline, downloads=private)
    address = launch(page, host=host, port=port, auth=auth, mcp=mcp)
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
) -> str:
    """Start serving *page*, with the settings that keep it private, and return its address.

    ``page.close()`` ends it. Programs show *auth* as HTTP Basic, or one of `RINGKAS_KEYS` as bearer token.
    Raises SettingsError where the port is taken, or where there are keys but no *auth*.
    """
    import gradio as gr
    from starlette.middleware import Middleware

    keys = [key.strip() for key in (KEYS.read() or "").split(",") if key.strip()]
    if keys and auth is None:
        raise SettingsError("RINGKAS_KEYS opens nothing: the page asks nobody to log in.", hint="Set --auth.")

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
            show_error=True,
            ssr_mode=False,
            quiet=True,
            app_kwargs={"middleware": [Middleware(Keys, auth=auth, keys=keys)] if auth else []},
        )
    except OSError as exc:
        raise SettingsError(
            f"Port {port} of {host} can't be had.", hint="Choose another with --port."
        ) from exc
    if mcp:
        mend(page.mcp_server_obj)
    return str(address)


def main() -> None:
    """Load the models and serve the page on loopback; ``ringkas ui`` has the options."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    serve(Pipeline.load())


def _wait_for_ctrl_c() -> None:
    with suppress(KeyboardInterrupt):
        threading.Event().wait()


def _switch_off_analytics() -> None:
    # Gradio reads both when it is imported: the first counts its users, the second those of the hub's client.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"


def _upload_folder() -> Path:
    from gradio.utils import get_upload_folder

    return Path(get_upload_folder())


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
