"""The web page: `build` puts it together, `serve` serves it until Ctrl-C, `launch` does from a program."""

import ipaddress
import logging
import os
import secrets
import sys
import threading
import webbrowser
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from check import MARK_BELOW
from engine import backend_of, settings
from engine.errors import SettingsError
from engine.settings import FRAMES, HOSTS, KEYS
from sources.limits import Limits

from ..pipeline import Pipeline
from .access import Rules, read_frames, read_hosts
from .assets import channel_script, favicon, markup, script, style
from .brake import Brake
from .config import examples, names_on_offer, page_config
from .endpoints import Endpoints
from .guard import Guard
from .handlers import Handlers
from .keys import Keys
from .lanes import Lane
from .mistakes import LateMistakes, answers_to_mistakes
from .pipelines import Pipelines
from .quota import Quota
from .tools import mend
from .upload_folder import UploadFolder

if TYPE_CHECKING:
    import gradio as gr

__all__ = ["build", "launch", "main", "serve"]

LOG = logging.getLogger(__name__)

MCP_HINT = "Install it with: pip install 'ringkas[mcp]'"


def build(
    pipeline: Pipeline,
    *,
    quota: Quota | None = None,
    downloads: bool = True,
    warm_up: bool = False,
    mark_below: float = MARK_BELOW,
) -> "gr.Blocks":
    """Build the page and its endpoints around *pipeline*; `serve` or Gradio's own ``launch`` serves them.

    *quota* says how much visitors may ask for; None takes `Quota.from_environment`. With *downloads* they may
    choose models that have to be fetched first. With *warm_up* it makes briefs of the page's examples
    meanwhile: they are there at once, and what is otherwise loaded on first use is. Sentences with less
    confidence than *mark_below* are marked where nobody asks otherwise.
    """
    _switch_off_analytics()
    import gradio as gr

    from .blocks import Page

    quota = quota or Quota.from_environment()
    pipelines = Pipelines(pipeline, allowed=names_on_offer(downloads=downloads))
    models, cleaning = Lane.of(quota), Lane.of(quota)
    handlers = Handlers(
        pipelines,
        quota=quota,
        uploads=_upload_folder,
        models=models,
        cleaning=cleaning,
        mark_below=mark_below,
    )
    endpoints = Endpoints(pipelines, quota=quota, models=models, cleaning=cleaning, mark_below=mark_below)

    page = Page(title="ringkas", analytics_enabled=False, delete_cache=(3600, 3600))
    with page:
        frame = gr.HTML(
            html_template=markup(),
            js_on_load=script(page_config(pipeline, quota=quota, downloads=downloads, mark_below=mark_below)),
            apply_default_css=False,
            elem_id="ringkas",
            server_functions=_server_functions(handlers),
        )
        _connect(frame, handlers, running=quota.running)
        _offer(endpoints, running=quota.running)
    page.wait_in_lanes(waiting=quota.waiting)
    page.end_with_it(models.workers, cleaning.workers, handlers.fetching.workers)
    if warm_up:
        work = partial(handlers.warm_up, [example["text"] for example in examples()])
        threading.Thread(target=work, name="ringkas-web-warm-up", daemon=True).start()
    return page


def _server_functions(handlers: Handlers) -> list[Callable[[dict[str, Any]], dict[str, Any]]]:
    """What the page's script may ask, by the names that it asks them under.

    Gradio marks each with an attribute, which a method can't have.
    """

    def named(name: str, work: Callable[[Mapping[str, Any]], dict[str, Any]]) -> Any:  # noqa: ANN401
        def answer(request: dict[str, Any]) -> dict[str, Any]:
            return work(request)

        answer.__name__ = name
        return answer

    return [
        named("make_download", handlers.download),
        named("alternatives", handlers.alternatives),
        named("revise", handlers.revise),
        named("teach", handlers.teach),
        named("read_brief", handlers.read_brief),
        named("read_glossary", handlers.read_glossary),
        named("make_sheet", handlers.make_sheet),
        named("draw_charts", handlers.draw_charts),
    ]


def _connect(frame: "gr.HTML", handlers: Handlers, *, running: int) -> None:
    """Let what the script triggers ("brief", "batch", "stop"), events of *frame*, start and end the work."""
    import gradio as gr

    # Gradio tells an event's data from an input by the annotation; a function's name would be an endpoint's.
    def on_brief(event: gr.EventData) -> Iterator[str]:
        yield from handlers.brief(event._data)

    def on_batch(event: gr.EventData) -> Iterator[str]:
        yield from handlers.batch(event._data)

    for name, event, handler in (("brief", frame.brief, on_brief), ("batch", frame.batch, on_batch)):
        # A template of its own: Gradio's would put what passes through the channel on the page, as HTML.
        channel = gr.HTML(html_template="<span></span>", js_on_load=channel_script(name), visible="hidden")
        run = event(
            handler,
            outputs=channel,
            show_progress="hidden",
            api_visibility="private",
            concurrency_id="models",
            concurrency_limit=running,
        )
        run.then(
            fn=None,
            js=f"() => {{ document.dispatchEvent(new Event('ringkas:{name}:settled')); }}",
        )
        # Cancelling closes the handler's generator, and with it the work: see `run_with_deadline`.
        frame.stop(fn=None, cancels=run, api_visibility="private")


def _offer(endpoints: Endpoints, *, running: int) -> None:
    """Let programs call the named *endpoints*."""
    import gradio as gr

    for endpoint in (endpoints.brief, endpoints.clean, endpoints.summarize, endpoints.translate):
        gr.events.api(
            endpoint,
            api_name=endpoint.__name__,
            concurrency_id="cleaning" if endpoint == endpoints.clean else "models",
            concurrency_limit=running,
        )


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
    *mark_below* as in `build`. Raises
    SettingsError where the port is taken, where MCP can't be had, or where a name is none.
    """
    private = _is_loopback(host)
    if not private and auth is None:
        LOG.warning("Anybody who reaches %s:%d can use this page: consider --auth USER:PASSWORD.", host, port)
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
    from starlette.middleware import Middleware

    keys = [key.strip() for key in (KEYS.read() or "").split(",") if key.strip()]
    if keys and auth is None:
        raise SettingsError("RINGKAS_KEYS opens nothing: the page asks nobody to log in.", hint="Set --auth.")

    own_key = secrets.token_urlsafe(32) if mcp and auth else ""
    if own_key:
        keys.append(own_key)
    quota = quota or Quota.from_environment()
    rules = Rules(
        listening=host,
        hosts=read_hosts(",".join([*hosts, HOSTS.read() or ""])),
        frames=read_frames(FRAMES.read() or ""),
        request_bytes=quota.request_bytes,
    )
    uploads = UploadFolder(path=_upload_folder, most=quota.folder_bytes)
    brake = Brake()  # one, so that the login and `Authorization` together give no more guesses than either
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
            app_kwargs={
                "exception_handlers": answers_to_mistakes(),
                "middleware": [
                    Middleware(Guard, rules=rules, uploads=uploads, brake=brake),
                    *([Middleware(Keys, auth=auth, keys=keys, brake=brake)] if auth else []),
                    Middleware(LateMistakes),
                ],
            },
        )
    except OSError as exc:
        raise SettingsError(
            f"Port {port} of {host} can't be had.", hint="Choose another with --port."
        ) from exc
    if mcp and page.mcp_server_obj is None:  # Gradio says it to nobody, and serves the rest
        page.close(verbose=False)
        raise SettingsError(f"MCP can't be offered. {page.mcp_error or ''}".strip(), hint=MCP_HINT)
    if mcp:
        mend(page.mcp_server_obj, key=own_key)
    return str(address)


def main() -> None:
    """Load the models and serve the page on loopback; ``ringkas ui`` has the options."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    asked = settings.MARK_BELOW.read()
    serve(Pipeline.load(), mark_below=MARK_BELOW if asked is None else asked)


def _require_mcp() -> None:
    try:
        for name in ("mcp", "gradio.mcp"):
            import_module(name)
    except ImportError as exc:  # the package is missing, or is there and can't be imported
        raise SettingsError(f"MCP needs a package that isn't here ({exc}).", hint=MCP_HINT) from exc


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
