"""One stage at a time: ``ringkas clean``, ``summarize``, ``translate`` and ``digest``."""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from clean import Article
from engine.errors import InputError, RingkasError
from engine.wording import counted
from sources import Source, admit
from summarize import RequestValues
from translate import Segment, TranslationOptionValues

from ..choices import choose
from ..codec import article_to_dict, summary_to_dict, translation_to_dict
from ..shown import shown_findings
from ..validation import about_removed, checked_article, require_text, translatable
from .arguments import summary_options, translation_options
from .codes import ExitCode
from .gate import Gate, gate_option
from .progress import Progress
from .reading import expanded, proxy_option, read, source_argument
from .telling import in_words_of_the_command, note
from .writing import (
    checked_line,
    format_option,
    notes_option,
    output_option,
    render_findings,
    settle_form,
    write,
)

if TYPE_CHECKING:  # it needs NumPy, which `ringkas clean` does without
    from summarize import Digest

__all__ = ["clean_command", "digest_command", "summarize_command", "translate_command"]


@click.command("clean")
@source_argument
@format_option
@output_option
def clean_command(source: str, proxy: str | None, form: str | None, output: Path | None) -> None:
    """Clean one article: FILE, URL, or - for standard input.

    Exit code 5 where no article text is found; --json shows what was removed all the same.
    """
    form = settle_form(form, output)
    article = _cleaned(read(source, proxy=proxy))
    if form == "json":
        write(_json(article_to_dict(article)), output)
        require_text(article)
        return
    require_text(article)
    about = " · ".join(filter(None, [article.source, article.date, article.byline]))
    head = [part for part in (article.title, about) if part]
    write("\n\n".join([*head, article.text]) + "\n", output)
    if article.removed:
        note(f"{counted(len(article.removed), 'line')} removed; --json shows each with its rule.")


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

    form = settle_form(form, output)
    article = _cleaned(read(source, proxy=proxy))
    require_text(article)
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
    from translate import assemble, load_translator, translate_stream

    form = settle_form(form, output, forms=("text", "json", "subtitles"))
    given = read(source, proxy=proxy)
    if output is not None and form == "subtitles" and not _are_subtitles(given.text, like=output):
        raise click.UsageError(f"{output.name!r} is for what was translated from such subtitles.")
    item = translatable(given.text, url=given.url)
    if isinstance(item, Article):
        _tell_removed(item)
    progress = Progress()
    progress("Loading the model …")
    names = choose(translator=translator, second=second)
    load = partial(load_translator, device=device, threads=threads, progress=progress)
    model, beside = load(names.translator), load(names.second) if names.second else None
    segments: list[Segment] = []
    stopped: KeyboardInterrupt | None = None
    try:
        for segment in translate_stream(item, translator=model, second=beside, **options):
            segments.append(segment)
            progress(f"Translated {counted(len(segments), 'sentence')} …")
    except KeyboardInterrupt as interrupt:
        if not segments:
            raise
        stopped = interrupt
    progress.clear()
    translation = assemble(
        item,
        segments,
        model=model.name,
        second=beside.name if beside else "",
        stopped=stopped is not None,
    )
    if form == "json":
        write(_json(translation_to_dict(translation)), output)
    else:
        write(translation.text + "\n", output)
        for line in render_findings(shown_findings(translation.findings), notes=notes, numbered=True):
            note(line)
        note(checked_line())
    if stopped is not None:
        raise stopped
    gate.close(translation.findings, (segment.confidence for segment in segments))


@click.command("digest")
@click.argument("sources", metavar="FILES…", nargs=-1, required=True)
@click.option("--sentences", type=click.IntRange(min=1), default=5, show_default=True)
@proxy_option
@format_option
@notes_option
@output_option
def digest_command(
    *,
    sources: tuple[str, ...],
    sentences: int,
    proxy: str | None,
    form: str | None,
    notes: bool,
    output: Path | None,
) -> None:
    """Summarize several articles as one, in Indonesian; copies of one text count once.

    Exit code 3 where some of them can't be used: each is named on stderr, and the digest is of the others.
    """
    from summarize import digest

    form = settle_form(form, output)
    used: list[str] = []
    articles: list[Article] = []
    failures: list[RingkasError] = []
    for source in expanded(sources):
        try:
            article = _cleaned(read(source, proxy=proxy))
            require_text(article)
        except InputError as error:
            click.echo(f"{source}: {in_words_of_the_command(error, 'digest')}", err=True)
            failures.append(error)
        else:
            used.append(source)
            articles.append(article)
    if not articles:
        raise failures[0]
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
            "articles": used,
            "versions": [
                {
                    "articles": list(pair.articles),
                    "differences": [[gap.first, gap.second] for gap in pair.differences],
                }
                for pair in result.versions
            ],
            "findings": [finding.to_dict() for finding in result.findings],
        }
        write(_json(value), output)
    else:
        _write_digest(result, used, articles, output, notes=notes)
    if failures:
        raise click.exceptions.Exit(ExitCode.PARTLY)


def _write_digest(
    result: "Digest",
    used: Sequence[str],
    articles: Sequence[Article],
    output: Path | None,
    *,
    notes: bool,
) -> None:
    """The sentences, each with the files of *used* and their sentences that it rests on, and where *articles*
    of one story differ.
    """
    lines = []
    for sentence in result.sentences:
        places = ", ".join(f"{used[a]}:{s + 1}" for a, s in sentence.sources)
        lines.append(f"{sentence.text} [{places}]")
    for pair in result.versions:
        lines += ["", f"{used[pair.articles[0]]} and {used[pair.articles[1]]} differ:"]
        for gap in pair.differences:
            lines.append("")
            for number, index in zip(pair.articles, (gap.first, gap.second), strict=True):
                said = "–" if index is None else articles[number].sentences[index].text
                place = used[number] if index is None else f"{used[number]}:{index + 1}"
                lines.append(f"  {place}  {said}")
    write("\n".join(lines) + "\n", output)
    for line in render_findings(shown_findings(result.findings), notes=notes):
        note(line)


def _cleaned(given: Source) -> Article:
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


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
