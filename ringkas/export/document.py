"""What every form of a brief shows: English beside its source, findings beside their sentence."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Literal, Protocol, Self, TypeAlias, get_args

from check import Finding, Language
from clean import Article, ParagraphKind
from summarize import Summary
from translate import OtherEnglish, Translation

from ..shown import shown_findings
from .dates import readable_date

__all__ = [
    "BriefDocument",
    "BriefLike",
    "Note",
    "Place",
    "Row",
    "Verdict",
    "edited_sentences",
    "notes_of",
    "printable",
    "translators",
    "web_address",
    "words",
]

Part: TypeAlias = Literal["summary", "article"]
Place: TypeAlias = tuple[Part, int]
"""A sentence: its part, and its number there, from 1."""
Verdict: TypeAlias = Literal["accepted", "dismissed"]
"""What a person made of a finding: it stands, or is no fault."""

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML forbids, and with it docx: control characters and halves of surrogate pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A fault with the sentences where it stands."""

    finding: Finding
    places: tuple[Place, ...]
    """In the order in which they are read; empty where it concerns no one sentence."""
    verdict: Verdict | None = None


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
    findings: tuple[Note, ...] = ()
    """Errors and warnings, each at the first of its places."""
    told: tuple[Place, ...] = ()
    """Where findings that hold here too are shown."""
    edited: bool = False
    """Whether a person wrote the English."""
    other: OtherEnglish | None = None
    """What the other of two translators wrote; None where there is none, or it wrote the same."""


class BriefLike(Protocol):
    """What a document is made of. A `ringkas.Brief` has it, and isn't imported: it imports this room."""

    @property
    def article(self) -> Article:
        """The clean article."""

    @property
    def title_en(self) -> str:
        """The title in English; empty where there is none."""

    @property
    def title_edited(self) -> bool:
        """Whether a person wrote it."""

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
    def accepted(self) -> tuple[int, ...]:
        """Indices of findings that a person lets stand."""

    @property
    def dismissed(self) -> tuple[int, ...]:
        """Indices of findings that a person holds for no fault."""

    @property
    def glossary(self) -> Mapping[str, str]:
        """Terms of a glossary of one's own, with their English."""

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
    findings: tuple[Note, ...]
    """Errors and warnings that concern no one sentence."""
    notes: tuple[Note, ...]
    """What is no more than a note or was dismissed, of sentences and of the whole."""
    words: Mapping[str, str]
    """The document's own words, in its language."""
    spoken: Language
    """The language of what is said about the texts."""
    foot: tuple[str, ...]
    """Models, cleaning, what a person did, time."""
    signature: str

    @classmethod
    def of(cls, brief: BriefLike, *, spoken: Language) -> Self:
        """Arrange *brief*; indices that lead nowhere (it may come back from a browser) are passed over."""
        article = brief.article
        said = words(spoken)
        shown = notes_of(brief)
        notes = [note for note in shown if note.finding.severity == "info" or note.verdict == "dismissed"]
        faults = [note for note in shown if note not in notes]
        return cls(
            title=printable(brief.title_en or article.title or said["untitled"]),
            original_title=printable(article.title) if brief.title_en else "",
            about=tuple(
                printable(part)
                for part in (article.source, readable_date(article.date), article.byline)
                if part
            ),
            url=printable(article.url),
            language=article.language or "id",
            summary=tuple(_summary_rows(brief, faults)),
            article=tuple(_article_rows(brief, faults)),
            findings=tuple(note for note in faults if not note.places),
            notes=tuple(notes),
            words=said,
            spoken=spoken,
            foot=_foot(brief, shown, said),
            signature=printable(brief.signature),
        )

    def rows_with_findings(self) -> Iterable[tuple[Place, Row]]:
        """The sentences beside which a finding is shown, those of the summary first."""
        yield from ((("summary", row.number), row) for row in self.summary if row.findings)
        yield from ((("article", row.number), row) for row in self.article if row.findings)

    def place_names(self, places: Iterable[Place]) -> str:
        """*places* as a reader calls them."""
        return "; ".join(self.words[f"place_{part}"].format(number=number) for part, number in places)

    def message(self, note: Note) -> str:
        """What is said of a fault, with the places where it stands besides the first."""
        said = printable(note.finding.said(self.spoken))
        also = self.place_names(note.places[1:])
        return f"{said} ({self.words['also'].format(places=also)})" if also else said

    def label(self, note: Note) -> str:
        """How grave it is, in a word, and what a person made of it."""
        grave = self.words[note.finding.severity]
        return f"{grave}, {self.words[note.verdict]}" if note.verdict else grave

    def counted(self, key: str, number: int) -> str:
        """The words *key* for *number* things, one or many."""
        return self.words[f"{key}_one" if number == 1 else f"{key}_many"].format(number=number)

    def paragraphs(self) -> Iterable[tuple[ParagraphKind, list[Row]]]:
        """The article's rows, paragraph by paragraph."""
        for _, rows in groupby(self.article, key=lambda row: row.paragraph):
            held = list(rows)
            yield held[0].kind, held


@cache
def words(language: Language) -> Mapping[str, str]:
    """What a document in *language* says by itself, by key."""
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = tomllib.loads(text)
    return table[language]


def printable(text: str) -> str:
    r"""*text* with whatever no document can hold shown as U+FFFD.

    >>> printable("harga\x00 naik")
    'harga� naik'
    """
    return UNPRINTABLE.sub("\ufffd", text)


def web_address(url: str) -> str:
    """*url* where it is safe to make a link of it, else ``""``: ``javascript:`` is text, not a link."""
    return url if re.fullmatch(r"https?://[^\s<>\"'`\\]+", url, re.IGNORECASE) else ""


def notes_of(brief: BriefLike) -> list[Note]:
    """The faults of *brief* with those of their places that are shown."""
    rows = {"summary": len(brief.summary.sentences), "article": len(brief.article.sentences)}

    def places(findings: Iterable[Finding]) -> Iterable[Place]:
        for finding in findings:
            index = finding.segment
            if finding.stage is None or index is None or index < 0:
                continue
            if finding.stage != "summary":
                segments = (brief.summary_en if finding.stage == "summary_en" else brief.translation).segments
                if index >= len(segments):
                    continue
                index = segments[index].sentence
            part: Part = "article" if finding.stage == "translation" else "summary"
            if 0 <= index < rows[part]:
                yield part, index + 1

    faults = shown_findings(
        brief.findings, summary_en=brief.summary_en.segments, translation=brief.translation.segments
    )
    return [
        Note(
            finding=fault.finding,
            places=tuple(dict.fromkeys(places((fault.finding, *fault.elsewhere)))),
            verdict=_verdict(brief, fault.indices),
        )
        for fault in faults
    ]


def _verdict(brief: BriefLike, indices: Iterable[int]) -> Verdict | None:
    """What a person made of the fault that the findings at *indices* say."""
    if not set(brief.dismissed).isdisjoint(indices):
        return "dismissed"
    return None if set(brief.accepted).isdisjoint(indices) else "accepted"


def _summary_rows(brief: BriefLike, faults: Sequence[Note]) -> Iterator[Row]:
    sentences, most = brief.summary.sentences, len(brief.article.sentences)
    rows = _rows("summary", [one.text for one in sentences], brief.summary_en, faults)
    for row, sentence in zip(rows, sentences, strict=True):
        yield replace(row, sources=tuple(place + 1 for place in sentence.sources if place < most))


def _article_rows(brief: BriefLike, faults: Sequence[Note]) -> Iterator[Row]:
    sentences, kinds = brief.article.sentences, brief.article.kinds
    rows = _rows("article", [one.text for one in sentences], brief.translation, faults)
    for row, sentence in zip(rows, sentences, strict=True):
        kind = kinds[sentence.paragraph] if sentence.paragraph < len(kinds) else "text"
        yield replace(row, kind=kind, paragraph=sentence.paragraph)


def _rows(
    part: Part,
    sources: Iterable[str],
    translation: Translation,
    faults: Sequence[Note],
) -> Iterator[Row]:
    """A row for each of *sources*, the sentences of that *part*, with what any part has."""
    english, others = _by_sentence(translation), _others(translation)
    edited = edited_sentences(translation)
    for index, source in enumerate(sources):
        place: Place = (part, index + 1)
        yield Row(
            number=index + 1,
            english=english.get(index, ""),
            source=printable(source),
            findings=_first_at(place, faults),
            told=_told_at(place, faults),
            edited=index in edited,
            other=others.get(index),
        )


def _first_at(place: Place, notes: Sequence[Note]) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.places[:1] == (place,))


def _told_at(place: Place, notes: Sequence[Note]) -> tuple[Place, ...]:
    """The first places of those *notes* that hold at *place* too."""
    return tuple(dict.fromkeys(note.places[0] for note in notes if place in note.places[1:]))


def _by_sentence(translation: Translation) -> dict[int, str]:
    """For each sentence that was translated: its English."""
    found: dict[int, str] = {}
    for segment in translation.segments:
        text = found.get(segment.sentence, "")
        found[segment.sentence] = f"{text} {printable(segment.target)}".strip()
    return found


def _others(translation: Translation) -> dict[int, OtherEnglish]:
    """For each sentence to which the other of two translators gave other English: that."""
    return {
        segment.sentence: replace(
            segment.other, target=printable(segment.other.target), model=printable(segment.other.model)
        )
        for segment in translation.segments
        if segment.other is not None and segment.other.target != segment.target
    }


def translators(brief: BriefLike, said: Mapping[str, str]) -> str:
    """Who translated *brief*, in the words *said* of a document."""
    first, second = brief.translation.model, brief.translation.second
    if not second:
        return first
    by = [segment.model for made in (brief.summary_en, brief.translation) for segment in made.segments]
    return said["two_translators"].format(first=first, second=second, number=by.count(second), all=len(by))


def edited_sentences(translation: Translation) -> frozenset[int]:
    """The indices of the sentences whose English a person wrote."""
    return frozenset(segment.sentence for segment in translation.segments if segment.outcome == "edited")


def _foot(brief: BriefLike, shown: Sequence[Note], said: Mapping[str, str]) -> tuple[str, ...]:
    removed = len(brief.article.removed)
    lines = [
        said["made_summary"].format(model=brief.summary.model, method=brief.summary.method),
        said["made_translation"].format(model=translators(brief, said)),
        said["removed_one" if removed == 1 else "removed_many"].format(number=removed),
    ]
    verdicts = [note.verdict for note in shown]
    by_hand = {verdict: verdicts.count(verdict) for verdict in get_args(Verdict)}
    if any(by_hand.values()):
        lines.append(said["by_hand"].format(**by_hand))
    if brief.title_edited:
        lines.append(said["edited_title"])
    if edited := sum(len(edited_sentences(made)) for made in (brief.summary_en, brief.translation)):
        lines.append(said["edited_one" if edited == 1 else "edited_many"].format(number=edited))
    if brief.glossary:
        terms = "; ".join(f"{source} = {target}" for source, target in brief.glossary.items())
        lines.append(said["glossary"].format(terms=terms))
    if brief.timings:
        lines.append(said["time"].format(seconds=f"{sum(brief.timings.values()):.1f}"))
    return tuple(printable(line) for line in lines)
