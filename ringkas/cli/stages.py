"""One stage at a time: ``ringkas clean``, ``summarize``, ``translate`` and ``digest``."""

import json
from pathlib import Path
from typing import Unpack

import click

from clean import Article, is_html
from sources import Source
from summarize import RequestValues
from translate import TranslationOptionValues

from ..choices import choose
from ..codec import article_to_dict, summary_to_dict, translation_to_dict
from ..shown import shown_findings
from ..validation import check_text, checked_article, require_text
from .arguments import summary_options, translation_options
from .progress import Progress
from .reading import read, source_argument
from .writing import (
    checked_line,
    format_option,
    notes_option,
    output_option,
    render_findings,
    settle_form,
    write,
)

__all__ = ["clean_command", "digest_command", "summarize_command", "translate_command"]


@click.command("clean")
@source_argument
@format_option
@output_option
def clean_command(source: str, form: str | None, output: Path | None) -> None:
    """Clean one article: FILE, URL, or - for standard input.

    Exit code 1 where no article text is found; --json shows what was removed all the same.
    """
    form = settle_form(form, output)
    article = _cleaned(read(source))
    if form == "json":
        write(_json(article_to_dict(article)), output)
        require_text(article)
        return
    require_text(article)
    about = " · ".join(filter(None, [article.source, article.date, article.byline]))
    head = [part for part in (article.title, about) if part]
    write("\n\n".join([*head, article.text]) + "\n", output)
    if article.removed:
        lines = "1 line" if len(article.removed) == 1 else f"{len(article.removed)} lines"
        click.echo(f"{lines} removed; --json shows each with its rule.", err=True)


@click.command("summarize")
@source_argument
@summary_options
@format_option
@notes_option
@output_option
def summarize_command(
    *,
    source: str,
    summarizer: str | None,
    form: str | None,
    notes: bool,
    output: Path | None,
    **options: Unpack[RequestValues],
) -> None:
    """Summarize one article in Indonesian: FILE, URL, or - for standard input."""
    from summarize import load_summarizer, summarize

    form = settle_form(form, output)
    article = _cleaned(read(source))
    progress = Progress()
    model = load_summarizer(choose(summarizer=summarizer).summarizer, progress=progress)
    progress("Summarizing …")
    summary = summarize(article, summarizer=model, **options)
    progress.clear()
    if form == "json":
        write(_json(summary_to_dict(summary)), output)
        return
    write(summary.text + "\n", output)
    for line in render_findings(shown_findings(summary.findings), notes=notes, numbered=True):
        click.echo(line, err=True)


@click.command("translate")
@source_argument
@translation_options
@format_option
@notes_option
@output_option
def translate_command(
    *,
    source: str,
    translator: str | None,
    device: str,
    threads: int | None,
    form: str | None,
    notes: bool,
    output: Path | None,
    **options: Unpack[TranslationOptionValues],
) -> None:
    """Translate a text to English as it stands (a page is cleaned first): FILE, URL, or -."""
    from translate import assemble, load_translator, translate_stream

    form = settle_form(form, output)
    given = read(source)
    item: str | Article = given.text
    if is_html(given.text):
        item = _cleaned(given)
    else:
        check_text(given.text)
    progress = Progress()
    progress("Loading the model …")
    model = load_translator(
        choose(translator=translator).translator, device=device, threads=threads, progress=progress
    )
    segments = []
    for segment in translate_stream(item, translator=model, **options):
        segments.append(segment)
        progress(f"Translated {len(segments)} sentences …")
    progress.clear()
    translation = assemble(item, segments, model=model.name)
    if form == "json":
        write(_json(translation_to_dict(translation)), output)
        return
    write(translation.text + "\n", output)
    for line in render_findings(shown_findings(translation.findings), notes=notes, numbered=True):
        click.echo(line, err=True)
    click.echo(checked_line(), err=True)


@click.command("digest")
@click.argument("sources", metavar="FILES…", nargs=-1, required=True)
@click.option("--sentences", type=click.IntRange(min=1), default=5, show_default=True)
@format_option
@notes_option
@output_option
def digest_command(
    sources: tuple[str, ...], sentences: int, form: str | None, notes: bool, output: Path | None
) -> None:
    """Summarize several articles as one, in Indonesian; copies of one text count once."""
    from summarize import digest

    form = settle_form(form, output)
    articles = [_cleaned(read(source)) for source in sources]
    result = digest(articles, sentences=sentences)
    if form == "json":
        value = {
            "text": result.text,
            "sentences": [
                {
                    "text": sentence.text,
                    "sources": [{"article": a, "sentence": s} for a, s in sentence.sources],
                }
                for sentence in result.sentences
            ],
            "groups": [list(group) for group in result.groups],
        }
        write(_json(value), output)
        return
    lines = []
    for sentence in result.sentences:
        places = ", ".join(f"{sources[a]}:{s + 1}" for a, s in sentence.sources)
        lines.append(f"{sentence.text} [{places}]")
    write("\n".join(lines) + "\n", output)
    for line in render_findings(shown_findings(result.findings), notes=notes):
        click.echo(line, err=True)


def _cleaned(given: Source) -> Article:
    return checked_article(given.text, url=given.url)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
