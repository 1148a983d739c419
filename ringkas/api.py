"""The simple way into the whole job: the brief of one text, one file or one address."""

from dataclasses import replace
from pathlib import Path
from typing import Unpack

from clean import Article
from engine.errors import InputError
from sources import Limits, Record, read_path, read_url

from .draft import Input, article_of, timed
from .options import Options, OptionValues
from .pipeline import AnySummarizer, AnyTranslator, Pipeline
from .result import Brief
from .validation import check_language

__all__ = ["brief", "brief_file", "brief_url", "readied"]


def brief(
    text: Input,
    *,
    url: str | None = None,
    summarizer: str | AnySummarizer | None = None,
    translator: str | AnyTranslator | None = None,
    second: str | AnyTranslator | None = None,
    **options: Unpack[OptionValues],
) -> Brief:
    """Make the brief of one text or HTML page; *text* is always content, never a path or a URL.

    The models are loaded for this one call, once *text* is known to be of use: for many texts load a
    `Pipeline` once. Arguments and errors are those of `Pipeline.load` and `Pipeline.steps`.
    """
    article, seconds = readied(text, url=url, **options)
    made = Pipeline.load(summarizer=summarizer, translator=translator, second=second)(article, **options)
    id = text.id if isinstance(text, Record) else ""
    return replace(made, id=id, timings={**made.timings, "clean": seconds})


def readied(text: Input, *, url: str | None = None, **options: Unpack[OptionValues]) -> tuple[Article, float]:
    """The article of *text*, with the seconds that cleaning it took, for a pipeline that is yet to be loaded.

    Raises what `Pipeline.steps` raises for *text* and *options*: nobody waits for a model in vain.
    """
    settled = Options.of(**options)
    timings: dict[str, float] = {}
    with timed(timings, "clean"):
        article = article_of(text, url=url, limits=Limits.from_environment())
    check_language(article, force=settled.force)
    return article, timings["clean"]


def brief_url(
    url: str,
    *,
    proxy: str | None = None,
    summarizer: str | AnySummarizer | None = None,
    translator: str | AnyTranslator | None = None,
    second: str | AnyTranslator | None = None,
    **options: Unpack[OptionValues],
) -> Brief:
    """Fetch a public page and make its brief.

    *proxy*, ``http://HOST:PORT``, is what it is fetched through, by default as the settings have it, ``""``
    for none. Raises FetchError, and TypeError for a *url* that is no str; see `brief` for the rest.
    """
    if not isinstance(url, str):
        raise TypeError(f"A URL is a str, not {type(url).__name__}.")
    page = read_url(url, proxy=proxy)
    return brief(
        page.text, url=page.url, summarizer=summarizer, translator=translator, second=second, **options
    )


def brief_file(
    path: str | Path,
    *,
    summarizer: str | AnySummarizer | None = None,
    translator: str | AnyTranslator | None = None,
    second: str | AnyTranslator | None = None,
    **options: Unpack[OptionValues],
) -> Brief:
    """Read a file (txt, html, docx or pdf, told apart by content) and make its brief.

    Raises InputError where the file can't be read; see `brief` for the rest.
    """
    if not isinstance(path, str | Path):
        raise TypeError(f"A path is a str or a Path, not {type(path).__name__}.")
    if isinstance(path, str) and path.startswith(("http://", "https://")):
        raise InputError(f"{path} is an address, not a file.", hint="Use `brief_url`.")
    text = read_path(path).text
    return brief(text, summarizer=summarizer, translator=translator, second=second, **options)
