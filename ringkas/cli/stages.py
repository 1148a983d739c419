"""One stage at a time: ``ringkas clean``, ``summarize`` and ``translate``."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Unpack

import click

from clean import Article
from engine.wording import counted
from sources import Source, admit
from summarize import RequestValues
from translate import Segment, TranslationOptionValues

from ..choices import choose
from ..codec import article_to_dict, summary_to_dict, translation_to_dict
from ..shown import shown_findings
from ..validation import about_removed, checked_article, require_text, translatable
from .arguments import summary_options, translation_options
from .gate import Gate, gate_option
from .progress import Progress
from .reading import read, source_argument
from .telling import note
from .translators import load_translators
from .writing import (
    checked_line,
    format_option,
    notes_option,
    output_option,
    render_findings,
    settle_form,
    write,
)

__all__ = ["as_json", "clean_command", "cleaned", "summarize_command", "translate_command"]


@click.command("clean")
@source_argument
@format_option
@output_option
def clean_command(source: str, proxy: str | None, form: str | None, output: Path | None) -> None:
    """Clean one article: FILE, URL, or - for standard input.

    Exit code 5 where no article text is found; --json shows what was removed all the same.
    """
    form = settle_form(form, output, given=[source])
    article = cleaned(read(source, proxy=proxy))
    if form == "json":
        write(as_json(article_to_dict(article)), output)
        require_text(article)
        return
    require_text(article)
    about = " · ".join(filter(None, [article.source, article.date, article.byline]))
    head = [part for part in (article.title, about) if part]
    write("\n\n".join([*head, article.text]) + "\n", output)
    if article.removed:
        note(f"{counted(len(article.removed), 'line')} removed; --json shows each with its rule.")
    if article.joined:
        note(f"{counted(len(article.joined), 'broken word')} joined; --json shows each as it stood.")


@click.command("summarize")
@source_argument
@summary_options
@format_option
@notes_option
@output_option
def summarize_command(
    *,
    source: str,
    proxy: str | None,
    summarizer: str | None,
    form: str | None,
    notes: bool,
    output: Path | None,
    **options: Unpack[RequestValues],
) -> None:
    """Summarize one article in Indonesian: FILE, URL, or - for standard input."""
    from summarize import load_summarizer, summarize

    form = settle_form(form, output, given=[source])
    article = cleaned(read(source, proxy=proxy))
    require_text(article)
    progress = Progress()
    model = load_summarizer(choose(summarizer=summarizer).summarizer, progress=progress)
    progress("Summarizing …")
    summary = summarize(article, summarizer=model, **options)
    progress.clear()
    if form == "json":
        write(as_json(summary_to_dict(summary)), output)
        return
    write(summary.text + "\n", output)
    for line in render_findings(shown_findings(summary.findings), notes=notes, numbered=True):
        note(line)


@click.command("translate")
@source_argument
@translation_options
@format_option
@notes_option
@output_option
@gate_option()
def translate_command(
    *,
    source: str,
    proxy: str | None,
    translator: str | None,
    second: str | None,
    device: str,
    threads: int | None,
    form: str | None,
    notes: bool,
    output: Path | None,
    gate: Gate,
    **options: Unpack[TranslationOptionValues],
) -> None:
    """Translate a text to English as it stands (a page is cleaned first): FILE, URL, or -.

    Ctrl-C ends it early: the sentences that are translated by then are written, with a finding that says so.
    """
    from translate import assemble, translate_stream

    form = settle_form(form, output, forms=("text", "json", "subtitles"), given=[source])
    given = read(source, proxy=proxy)
    if output is not None and form == "subtitles" and not _are_subtitles(given.text, like=output):
        raise click.UsageError(f"{output.name!r} is for what was translated from such subtitles.")
    item = translatable(given.text, url=given.url)
    if isinstance(item, Article):
        _tell_removed(item)
    progress = Progress()
    model, beside = load_translators(translator, second, device=device, threads=threads, progress=progress)
    segments, stopped = _up_to_ctrl_c(
        translate_stream(item, translator=model, second=beside, **options), progress
    )
    translation = assemble(
        item,
        segments,
        model=model.name,
        second=beside.name if beside else "",
        stopped=stopped is not None,
    )
    if form == "json":
        write(as_json(translation_to_dict(translation)), output)
    else:
        write(translation.text + "\n", output)
        for line in render_findings(shown_findings(translation.findings), notes=notes, numbered=True):
            note(line)
        note(checked_line())
    if stopped is not None:
        raise stopped
    gate.close(translation.findings, (segment.confidence for segment in segments))


def _up_to_ctrl_c(
    stream: Iterator[Segment], progress: Progress
) -> tuple[list[Segment], KeyboardInterrupt | None]:
    """What *stream* gives, up to Ctrl-C, and that, where it came; before the first segment it is raised."""
    segments: list[Segment] = []
    stopped: KeyboardInterrupt | None = None
    try:
        for segment in stream:
            segments.append(segment)
            progress(f"Translated {counted(len(segments), 'sentence')} …")
    except KeyboardInterrupt as interrupt:
        if not segments:
            raise
        stopped = interrupt
    progress.clear()
    return segments, stopped


def cleaned(given: Source) -> Article:
    """The article of *given*; stderr says where much of it was removed."""
    article = checked_article(given.text, url=given.url)
    _tell_removed(article)
    return article


def _are_subtitles(text: str, *, like: Path) -> bool:
    """Whether *text* is subtitles of the kind that the ending of *like* names: cues stay as they are."""
    text = text.removeprefix("\ufeff").lstrip()
    return admit(text).kind == "subtitles" and text.startswith("WEBVTT") == (like.suffix.lower() == ".vtt")


def _tell_removed(article: Article) -> None:
    for line in render_findings(shown_findings(about_removed(article)), notes=False):
        note(line)


def as_json(value: object) -> str:
    """*value* as the JSON that a command writes."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
