"""What every form of a brief shows: English beside its source, findings beside their sentence."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol, Self

from check import Finding
from clean import Article, ParagraphKind
from summarize import Summary
from translate import Translation

from .dates import readable_date

__all__ = ["SEVERITY_NAMES", "BriefDocument", "BriefLike", "Row", "printable", "web_address"]

SEVERITY_NAMES = {"error": "Error", "warning": "Warning", "info": "Note"}
"""Severities as a reader sees them."""

UNPRINTABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML forbids, and with it docx: control characters and halves of surrogate pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One sentence in both languages."""

    number: int
    """From 1, among the sentences of its part."""
    english: str
    """Empty where the sentence wasn't translated."""
    source: str
    kind: ParagraphKind = "text"
    paragraph: int = 0
    sources: tuple[int, ...] = ()
    """For a summary's sentence: the numbers of the article's sentences that it rests on, from 1."""
    findings: tuple[Finding, ...] = ()


class BriefLike(Protocol):
    """What a document is made of. A `ringkas.Brief` has it, and isn't imported: it imports this room."""

    @property
    def article(self) -> Article:
        """The clean article."""

    @property
    def title_en(self) -> str:
        """The title in English; empty where there is none."""

    @property
    def summary(self) -> Summary:
        """The Indonesian summary."""

    @property
    def summary_en(self) -> Translation:
        """The summary in English."""

    @property
    def translation(self) -> Translation:
        """The article in English."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, with their places."""

    @property
    def timings(self) -> Mapping[str, float]:
        """Seconds by stage."""

    @property
    def signature(self) -> str:
        """What made the brief."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefDocument:
    """A brief in the order in which it is shown."""

    title: str
    """English where there is an English one."""
    original_title: str
    """The Indonesian title where `title` is another."""
    about: tuple[str, ...]
    """Publisher, date (in words) and byline, as far as known."""
    url: str
    language: str
    """ISO 639-1 code of the source."""
    summary: tuple[Row, ...]
    article: tuple[Row, ...]
    findings: tuple[Finding, ...]
    """Those that concern no one sentence."""
    foot: tuple[str, ...]
    """Models, cleaning, time."""
    signature: str

    @classmethod
    def of(cls, brief: BriefLike) -> Self:
        """Arrange *brief*; indices that lead nowhere (it may come back from a browser) are passed over."""
        article, summary = brief.article, brief.summary
        placed: dict[tuple[str, int], list[Finding]] = defaultdict(list)
        for finding in brief.findings:
            if finding.stage is not None and finding.segment is not None:
                placed[finding.stage, finding.segment].append(finding)

        summary_english = _by_sentence(brief.summary_en)
        summary_rows = []
        for index, sentence in enumerate(summary.sentences):
            english, segments = summary_english.get(index, ("", ()))
            findings = placed.pop(("summary", index), [])
            for segment in segments:
                findings += placed.pop(("summary_en", segment), [])
            summary_rows.append(
                Row(
                    number=index + 1,
                    english=english,
                    source=printable(sentence.text),
                    sources=tuple(place + 1 for place in sentence.sources if place < len(article.sentences)),
                    findings=tuple(findings),
                )
            )

        article_english = _by_sentence(brief.translation)
        article_rows = []
        for index, part in enumerate(article.sentences):
            english, segments = article_english.get(index, ("", ()))
            findings = [
                finding for segment in segments for finding in placed.pop(("translation", segment), [])
            ]
            article_rows.append(
                Row(
                    number=index + 1,
                    english=english,
                    source=printable(part.text),
                    kind=article.kinds[part.paragraph] if part.paragraph < len(article.kinds) else "text",
                    paragraph=part.paragraph,
                    findings=tuple(findings),
                )
            )

        lost = {id(finding) for findings in placed.values() for finding in findings}
        general = [finding for finding in brief.findings if finding.segment is None or finding.stage is None]
        general += [finding for finding in brief.findings if id(finding) in lost]
        return cls(
            title=printable(brief.title_en or article.title or "Brief"),
            original_title=printable(article.title) if brief.title_en else "",
            about=tuple(
                printable(part)
                for part in (article.source, readable_date(article.date), article.byline)
                if part
            ),
            url=printable(article.url),
            language=article.language or "id",
            summary=tuple(summary_rows),
            article=tuple(article_rows),
            findings=tuple(general),
            foot=_foot(brief),
            signature=printable(brief.signature),
        )

    def paragraphs(self) -> Iterable[tuple[ParagraphKind, list[Row]]]:
        """The article's rows, paragraph by paragraph."""
        for _, rows in groupby(self.article, key=lambda row: row.paragraph):
            held = list(rows)
            yield held[0].kind, held


def printable(text: str) -> str:
    r"""*text* with whatever no document can hold shown as U+FFFD.

    >>> printable("harga\x00 naik")
    'harga� naik'
    """
    return UNPRINTABLE.sub("\ufffd", text)


def web_address(url: str) -> str:
    """*url* where it is safe to make a link of it, else ``""``: ``javascript:`` is text, not a link."""
    return url if re.fullmatch(r"https?://[^\s<>\"'`\\]+", url, re.IGNORECASE) else ""


def _by_sentence(translation: Translation) -> dict[int, tuple[str, tuple[int, ...]]]:
    """For each sentence that was translated: its English, and the indices of its segments."""
    found: dict[int, tuple[str, tuple[int, ...]]] = {}
    for index, segment in enumerate(translation.segments):
        text, segments = found.get(segment.sentence, ("", ()))
        found[segment.sentence] = (f"{text} {printable(segment.target)}".strip(), (*segments, index))
    return found


def _foot(brief: BriefLike) -> tuple[str, ...]:
    removed = len(brief.article.removed)
    lines = [
        f"Summary by {brief.summary.model} ({brief.summary.method}).",
        f"Translation by {brief.translation.model}: made by a machine, not proofread.",
        f"{removed} line{'' if removed == 1 else 's'} removed while cleaning.",
    ]
    if brief.timings:
        lines.append(f"Made in {sum(brief.timings.values()):.1f} seconds.")
    return tuple(printable(line) for line in lines)
