"""``ringkas ui``: the web page."""

import click

from engine.extras import need
from engine.settings import AUTH

from .arguments import mark_below_option, second_option

__all__ = ["ui_command"]


@click.command("ui")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=7860, show_default=True)
@click.option("--auth", metavar="USER:PASSWORD", help="Ask visitors to log in.")
@click.option("--mcp", is_flag=True, help="Offer the four endpoints to assistants as MCP tools.")
@click.option(
    "--allow-host",
    "hosts",
    metavar="NAME",
    multiple=True,
    help="A name that the page is reached by, as behind a proxy.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the page in a browser.")
@click.option("--summarizer", help="backend:model; see `ringkas models list`.")
@click.option("--translator", help="backend:model; see `ringkas models list`.")
@second_option
@mark_below_option
def ui_command(
    *,
    host: str,
    port: int,
    auth: str | None,
    mcp: bool,
    hosts: tuple[str, ...],
    open_browser: bool,
    summarizer: str | None,
    translator: str | None,
    second: str | None,
    mark_below: float,
) -> None:
    """Open the web page; Ctrl-C ends it."""
    need("gradio", what="The web page")
    from ..pipeline import Pipeline
    from ..web import serve
    from .progress import Progress

    auth = auth or AUTH.read()
    credentials = None
    if auth is not None:
        user, separator, password = auth.partition(":")
        if not (user and separator and password):
            raise click.UsageError(f"--auth and {AUTH.name} take USER:PASSWORD.")
        credentials = (user, password)
    progress = Progress()
    progress("Loading the models …")
    pipeline = Pipeline.load(summarizer=summarizer, translator=translator, second=second, progress=progress)
    progress.clear()
    serve(
        pipeline,
        host=host,
        port=port,
        auth=credentials,
        mcp=mcp,
        hosts=hosts,
        open_browser=open_browser,
        mark_below=mark_below,
    )
