"""A brief as plain text for an e-mail: short, and read at once."""

from engine.wording import counted

from .brief_like import BriefLike
from .dates import readable_date
from .document import percent, translators, unfinished
from .notes import Note, notes_of
from .printable import printable
from .rows import Row, Unsure, edited_sentences, summary_rows
from .words import words

__all__ = ["to_email"]


def to_email(brief: BriefLike, *, unsure: Unsure = ()) -> str:
    """Title, origin, English summary, what was found and where, and what made it, as plain text.

    Of edits it speaks of those that it has: one of the article isn't here. Where the summary wasn't
    translated its place has the Indonesian one. Its sentences that ask for a look at the source have that
    beside them: *unsure* as in `BriefDocument.of`.
    """
    article = brief.article
    origin = [article.source, readable_date(article.date), article.byline]
    head = [brief.title_en or article.title, article.title if brief.title_en else ""]
    notes = notes_of(brief)
    faults = dict.fromkeys(
        _fault(note) for note in notes if note.finding.severity != "info" and note.verdict != "dismissed"
    )
    doubts = [_doubt(row) for row in summary_rows(brief, notes, unsure) if row.unsure is not None]
    made_by = translators(brief, words("en"))
    blocks = [
        _lines(head),
        _lines([" · ".join(filter(None, origin)), article.url]),
        unfinished(brief, words("en")),
        brief.summary_en.text or brief.summary.text,
        _lines(["To check:", *(f"- {message}" for message in faults)]) if faults else "",
        _lines(["Read the source of what may mislead:", *doubts]) if doubts else "",
        f"Translated by a machine ({made_by}), {_proofread(brief)}. Made with ringkas.",
    ]
    return printable("\n\n".join(filter(None, blocks))) + "\n"


def _fault(note: Note) -> str:
    where = (words("en")[f"place_{part}"].format(number=number) for part, number in note.places[:1])
    return " ".join([note.finding.message, *(f"({place})" for place in where)])


def _doubt(row: Row) -> str:
    return f"- {row.english} ({percent(row.unsure or 0.0)}% sure) <- {row.source}"


def _proofread(brief: BriefLike) -> str:
    edited = len(edited_sentences(brief.summary_en))
    by_hand = [*(["title"] if brief.title_edited else []), *([counted(edited, "sentence")] if edited else [])]
    return f"{' and '.join(by_hand)} edited by hand" if by_hand else "not proofread"


def _lines(parts: list[str]) -> str:
    return "\n".join(filter(None, parts))
