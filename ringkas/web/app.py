"""The web page put together: its frame, what its events start, and the endpoints for programs."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from check import MARK_BELOW

from ..pipeline import Pipeline
from .assets import channel_script, markup, script
from .config import examples, names_on_offer, page_config
from .endpoints import Endpoints
from .handlers import Handlers
from .lanes import Lane
from .pipelines import Pipelines
from .quota import Quota
from .upload_folder import folder_of_uploads

if TYPE_CHECKING:
    import gradio as gr

__all__ = ["build"]


def build(
    pipeline: Pipeline,
    *,
    quota: Quota | None = None,
    downloads: bool = True,
    warm_up: bool = False,
    mark_below: float = MARK_BELOW,
) -> "gr.Blocks":
    """Build the page and its endpoints around *pipeline*; `serve`, or Gradio's own ``launch``, serves them.

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
        uploads=folder_of_uploads,
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


def _switch_off_analytics() -> None:
    # Gradio reads both when it is imported: the first counts its users, the second those of the hub's client.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"
