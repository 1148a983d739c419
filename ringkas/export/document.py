"""What every form of a brief shows: English beside its source, findings beside their sentence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Self, get_args

from check import Language, what_was_checked
from clean import ParagraphKind

from .brief_like import BriefLike
from .dates import readable_date
from .naming import beginning, name_of
from .notes import Note, Place, Verdict, notes_of
from .printable import printable
from .rows import Row, Unsure, article_rows, count_edited, summary_rows
from .words import words

__all__ = ["BriefDocument", "percent", "translators", "unfinished"]


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefDocument:
    """A brief in the order in which it is shown."""

    title: str
    """English where there is an English one; of a text without a title its first words."""
    original_title: str
    """The Indonesian title where `title` is another."""
    about: tuple[str, ...]
    """Publisher, date (in words) and byline, as far as known."""
    url: str
    unfinished: str
    """How far it is where it was stopped, and that no more is checked; else empty."""
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
    least_sure: float | None
    """The lowest confidence in a sentence; None where a machine translated nothing."""
    spoken: Language
    """The language of what is said about the texts."""
    foot: tuple[str, ...]
    """Models, cleaning, what a person did, time."""
    signature: str

    @classmethod
    def of(cls, brief: BriefLike, *, spoken: Language, unsure: Unsure = ()) -> Self:
        """Arrange *brief*; indices that lead nowhere (it may come back from a browser) are passed over.

        Sentences with a segment among *unsure* ask a reader to look at the source.
        """
        article = brief.article
        said = words(spoken)
        shown = notes_of(brief)
        notes = [note for note in shown if note.finding.severity == "info" or note.verdict == "dismissed"]
        faults = [note for note in shown if note not in notes]
        return cls(
            title=printable(brief.title_en or article.title or _beginning(brief) or said["untitled"]),
            original_title=printable(article.title) if brief.title_en else "",
            about=tuple(
                printable(part)
                for part in (article.source, readable_date(article.date), article.byline)
                if part
            ),
            url=printable(article.url),
            unfinished=unfinished(brief, said),
            language=article.language or "id",
            summary=tuple(summary_rows(brief, faults, unsure)),
            article=tuple(article_rows(brief, faults, unsure)),
            findings=tuple(note for note in faults if not note.places),
            notes=tuple(notes),
            words=said,
            least_sure=_least_sure(brief),
            spoken=spoken,
            foot=_foot(brief, shown, said),
            signature=printable(brief.signature),
        )

    @property
    def checked(self) -> str:
        """What the checks look at, and of what."""
        checked = what_was_checked(self.spoken)
        return f"{self.words['so_far']} {checked}" if self.unfinished else checked

    def rows_with_findings(self) -> Iterable[tuple[Place, Row]]:
        """The sentences beside which a finding is shown, those of the summary first."""
        return (placed for placed in self._rows() if placed[1].findings)

    def unsure_rows(self) -> Iterable[tuple[Place, Row]]:
        """The sentences that ask for a look at the source, those of the summary first."""
        return (placed for placed in self._rows() if placed[1].unsure is not None)

    def _rows(self) -> Iterable[tuple[Place, Row]]:
        yield from ((("summary", row.number), row) for row in self.summary)
        yield from ((("article", row.number), row) for row in self.article)

    def sureness(self, row: Row) -> str:
        """The confidence in the English of *row*, one of `unsure_rows`, in words."""
        return self.words["confidence"].format(percent=percent(row.unsure or 0.0))

    @property
    def is_clear(self) -> bool:
        """Whether there is no error and no warning."""
        return not (self.findings or list(self.rows_with_findings()))

    def clear_line(self, places: str = "") -> str:
        """What is said where no error was found, after what was looked for and how sure the English is.

        *places* are those of the unsure sentences as they are to be shown, where not by their names.
        """
        rows = [row for _, row in self._rows() if row.english]
        doubtful = [row for _, row in self.unsure_rows()]
        number, everything = (len({(row.source, row.english) for row in some}) for some in (doubtful, rows))
        sure = ""
        if doubtful:
            places = places or self.place_names(place for place, _ in self.unsure_rows())
            sure = self.words["unsure_of"].format(number=number, all=everything, places=places)
        elif self.least_sure is not None:
            sure = self.words["least_sure"].format(all=everything, percent=percent(self.least_sure))
        return " ".join(filter(None, [self.checked, sure, self.words["nothing"]]))

    def unsure_line(self) -> str:
        """Which sentences ask for a look at the source; empty where none does."""
        places = self.place_names(place for place, _ in self.unsure_rows())
        return self.words["unsure_at"].format(places=places) if places else ""

    def found_lines(self, *, notes: bool) -> Iterable[str]:
        """What is said below the findings: what is unsure, what only *notes* show, what was checked."""
        if not self.is_clear and (unsure := self.unsure_line()):
            yield unsure
        if self.notes and not notes:
            yield self.counted("notes_left", len(self.notes))
        yield self.clear_line() if self.is_clear else self.checked

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


def percent(share: float) -> int:
    """*share* in hundredths, halves upwards, as the page says it."""
    return (round(share * 1000) + 5) // 10


def unfinished(brief: BriefLike, said: Mapping[str, str]) -> str:
    """How far *brief* is where it was stopped, in the words *said* of a document; empty where it is whole.

    A stage that wasn't asked for has no segments, and no finding that it isn't whole. The page's
    ``unfinished.js`` counts the same, and says why.
    """
    stopped = {finding.stage for finding in brief.findings if finding.kind == "partial"}
    if not stopped:
        return ""
    stages = [
        (brief.summary_en.segments, brief.summary.sentences, "summary_en"),
        (brief.translation.segments, brief.article.sentences, "translation"),
    ]
    wanted = [(made, sentences) for made, sentences, stage in stages if made or stage in stopped]
    done, everything = (sum(len(pair[side]) for pair in wanted) for side in (0, 1))
    return said["unfinished"].format(done=done, all=everything)


def _beginning(brief: BriefLike) -> str:
    segments = (*brief.translation.segments, *brief.summary_en.segments)
    return beginning(segments[0].target) if segments else name_of(brief.article)


def _least_sure(brief: BriefLike) -> float | None:
    segments = [one for made in (brief.summary_en, brief.translation) for one in made.segments]
    return min((one.confidence for one in segments if one.outcome != "edited"), default=None)


def translators(brief: BriefLike, said: Mapping[str, str]) -> str:
    """Who translated *brief*, in the words *said* of a document."""
    first, second = brief.translation.model, brief.translation.second
    if not second:
        return first
    by = [segment.model for made in (brief.summary_en, brief.translation) for segment in made.segments]
    return said["two_translators"].format(first=first, second=second, number=by.count(second), all=len(by))


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
    if edited := count_edited(brief):
        lines.append(said["edited_one" if edited == 1 else "edited_many"].format(number=edited))
    if brief.glossary:
        terms = "; ".join(f"{source} = {target}" for source, target in brief.glossary.items())
        lines.append(said["glossary"].format(terms=terms))
    if brief.timings:
        lines.append(said["time"].format(seconds=f"{sum(brief.timings.values()):.1f}"))
    return tuple(printable(line) for line in lines)
