"""``ringkas digest``: several articles as one."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import click

from clean import Article
from engine.errors import InputError, RingkasError
from engine.wording import counted
from translate import TranslationOptionValues

from ..export.digest import DigestDocument, digest_to_docx, digest_to_html, digest_to_markdown
from ..options import Options
from ..shown import shown_findings
from ..signature import sign
from ..validation import require_text
from .arguments import translation_options
from .codes import ExitCode
from .progress import Progress
from .reading import expanded, files_for_tab, proxy_option, read
from .stages import as_json, cleaned
from .telling import in_words_of_the_command, note
from .translators import load_translators
from .writing import (
    BRIEF_FORMS,
    checked_line,
    format_option,
    notes_option,
    output_option,
    render_findings,
    settle_form,
    write,
)

if TYPE_CHECKING:  # it needs NumPy, which is imported once there is something to summarize
    from summarize import Digest
    from translate import Translation

__all__ = ["digest_command"]

_WITH_ENGLISH = ("markdown", "html", "docx")
"""Forms for a reader, which have English unless told otherwise."""


@click.command("digest")
@click.argument("sources", metavar="FILES…", nargs=-1, required=True, shell_complete=files_for_tab)
@click.option("--sentences", "length", type=click.IntRange(min=1), default=5, show_default=True)
@click.option(
    "--english/--no-english",
    default=None,
    help="English beside each sentence; in .md, .html and .docx unless told otherwise.",
)
@translation_options
@proxy_option
@format_option
@click.option("--markdown", "form", flag_value="markdown", help="Markdown on stdout.")
@notes_option
@output_option
def digest_command(
    *,
    sources: tuple[str, ...],
    length: int,
    english: bool | None,
    translator: str | None,
    second: str | None,
    device: str,
    threads: int | None,
    proxy: str | None,
    form: str | None,
    notes: bool,
    output: Path | None,
    **options: Unpack[TranslationOptionValues],
) -> None:
    """Summarize several articles as one, in Indonesian; copies of one text count once.

    Exit code 3 where some of them can't be used: each is named on stderr, and the digest is of the others.
    """
    from summarize import digest

    form = settle_form(form, output, forms=BRIEF_FORMS, given=expanded(sources))
    used, articles, failures = _read_all(expanded(sources), proxy=proxy)
    if not articles:
        raise failures[0]
    result = digest(articles, sentences=length)
    model, beside = "none", ""
    translations: tuple[Translation, ...] = ()
    if form in _WITH_ENGLISH if english is None else english:
        model, beside, translations = _translated(
            result, articles, translator=translator, second=second, device=device, threads=threads, **options
        )
    document = DigestDocument(
        digest=result,
        articles=articles,
        names=used,
        english=translations,
        signature=sign(
            summarizer=result.model, translator=model, second=beside, options=Options.of(**options)
        ),
    )
    write(_rendered(document, form=form, notes=notes), output)
    if form == "text":
        for line in render_findings(shown_findings(result.findings), notes=notes):
            note(line)
        if translations:
            note(checked_line())
        note(document.signature)
    if failures:
        raise click.exceptions.Exit(ExitCode.PARTLY)


def _read_all(
    sources: Sequence[str], *, proxy: str | None
) -> tuple[list[str], list[Article], list[RingkasError]]:
    """Those of *sources* that hold an article, the articles, and what is wrong with the others, as told."""
    used: list[str] = []
    articles: list[Article] = []
    failures: list[RingkasError] = []
    for source in sources:
        try:
            article = cleaned(read(source, proxy=proxy))
            require_text(article)
        except InputError as error:
            click.echo(f"{source}: {in_words_of_the_command(error, 'digest')}", err=True)
            failures.append(error)
        else:
            used.append(source)
            articles.append(article)
    return used, articles, failures


def _translated(
    result: "Digest",
    articles: Sequence[Article],
    *,
    translator: str | None,
    second: str | None,
    device: str,
    threads: int | None,
    **options: Unpack[TranslationOptionValues],
) -> tuple[str, str, "tuple[Translation, ...]"]:
    """The models' names, the second empty where there is none, and the sentences of *result* in English.

    *articles* are those that *result* is of.
    """
    from translate import Excerpt, translate_many

    progress = Progress()
    model, beside = load_translators(translator, second, device=device, threads=threads, progress=progress)
    progress(f"Translating {counted(len(result.sentences), 'sentence')} …")
    texts = [
        Excerpt(text=sentence.text, context=articles[sentence.sources[0][0]]) for sentence in result.sentences
    ]
    made = tuple(translate_many(texts, translator=model, second=beside, **options))
    progress.clear()
    return model.name, beside.name if beside else "", made


def _rendered(document: DigestDocument, *, form: str, notes: bool) -> str | bytes:
    if form == "json":
        return as_json(_to_dict(document))
    if form == "markdown":
        return digest_to_markdown(document, notes=notes)
    if form == "html":
        return digest_to_html(document, notes=notes)
    if form == "docx":
        return digest_to_docx(document, notes=notes)
    return _text(document)


def _to_dict(document: DigestDocument) -> dict[str, Any]:
    result = document.digest
    sentences: list[dict[str, Any]] = [
        {"text": sentence.text, "sources": [{"article": a, "sentence": s} for a, s in sentence.sources]}
        for sentence in result.sentences
    ]
    for value, translation in zip(sentences, document.english, strict=bool(document.english)):
        value["english"] = translation.text
        value["findings"] = [finding.to_dict() for finding in translation.findings]
    return {
        "text": result.text,
        "sentences": sentences,
        "groups": [list(group) for group in result.groups],
        "articles": list(document.names),
        "versions": [
            {
                "articles": list(pair.articles),
                "differences": [[gap.first, gap.second] for gap in pair.differences],
            }
            for pair in result.versions
        ],
        "findings": [finding.to_dict() for finding in result.findings],
        "signature": document.signature,
    }


def _text(document: DigestDocument) -> str:
    """The sentences with the places that they rest on, and where articles of one story differ."""
    used, result = document.names, document.digest
    lines = []
    for number, sentence in enumerate(result.sentences):
        places = ", ".join(f"{used[a]}:{s + 1}" for a, s in sentence.sources)
        if document.english:
            lines += [f"{document.english[number].text} [{places}]", f"  {sentence.text}"]
            lines += _faults(document.english[number])
        else:
            lines.append(f"{sentence.text} [{places}]")
    for pair in result.versions:
        lines += ["", f"{used[pair.articles[0]]} and {used[pair.articles[1]]} differ:"]
        for gap in pair.differences:
            lines.append("")
            for number, index in zip(pair.articles, (gap.first, gap.second), strict=True):
                said = "–" if index is None else document.articles[number].sentences[index].text
                place = used[number] if index is None else f"{used[number]}:{index + 1}"
                lines.append(f"  {place}  {said}")
    return "\n".join(lines) + "\n"


def _faults(translation: "Translation") -> Sequence[str]:
    """What was found about the English, a line each."""
    return [
        f"  {line}"
        for fault in shown_findings(translation.findings)
        if fault.finding.severity != "info"
        for line in render_findings([fault], notes=False)
    ]
