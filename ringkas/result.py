"""The result of the whole job: a `Brief`."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from check import MARK_BELOW, Finding, Language
from clean import Article
from engine.errors import InputError
from summarize import Summary
from translate import Translation

from .codec import (
    article_from_dict,
    article_to_dict,
    findings_from_list,
    findings_to_list,
    summary_from_dict,
    summary_to_dict,
    translation_from_dict,
    translation_to_dict,
)
from .shown import Shown, shown_findings
from .strict import flag, listed, number, text, whole

__all__ = ["Brief"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One article, cleaned, summarized, translated and checked."""

    article: Article
    title_en: str
    summary: Summary
    summary_en: Translation
    translation: Translation
    """The whole article in English; without segments where only the summary was asked for."""
    findings: tuple[Finding, ...]
    """All findings, each with its stage and, where it has one, its segment; errors first."""
    timings: dict[str, float]
    """Seconds that each stage took: ``clean``, ``summary``, ``summary_en``, ``translation``."""
    signature: str
    """What made this brief: versions, models, prompts and options, in one line."""
    id: str = ""
    """The id of the record that it was made of; empty where there was none."""
    accepted: tuple[int, ...] = ()
    """Indices of `findings` that a person has read and lets stand."""
    dismissed: tuple[int, ...] = ()
    """Indices of `findings` that a person holds for no fault."""
    glossary: dict[str, str] = field(default_factory=dict)
    """Terms of a glossary of one's own that stand in the article, with their English."""
    title_edited: bool = False
    """Whether a person wrote `title_en`."""
    mark_below: float = MARK_BELOW
    """The confidence below which its sentences are marked *Read the source*."""

    @property
    def shown(self) -> tuple[Shown, ...]:
        """What a reader is shown of `findings`: each fault once, with all its places; gravest first."""
        return shown_findings(
            self.findings, summary_en=self.summary_en.segments, translation=self.translation.segments
        )

    def to_dict(self) -> dict[str, Any]:
        """The brief as plain lists, dicts and strings, with the keys that the documentation fixes.

        ``shown`` has for each fault the indices of the findings that say it, that to be shown first;
        ``accepted`` and ``dismissed`` have indices of findings too. Seconds are rounded to the fourth digit.
        The parts have their form in `ringkas.codec`.
        """
        return {
            "id": self.id,
            "article": article_to_dict(self.article),
            "title_en": self.title_en,
            "title_edited": self.title_edited,
            "summary": summary_to_dict(self.summary),
            "summary_en": translation_to_dict(self.summary_en),
            "translation": translation_to_dict(self.translation),
            "findings": findings_to_list(self.findings),
            "shown": [list(fault.indices) for fault in self.shown],
            "accepted": list(self.accepted),
            "dismissed": list(self.dismissed),
            "glossary": dict(self.glossary),
            "mark_below": float(self.mark_below),  # NumPy's are no JSON
            "timings": {stage: round(seconds, 4) for stage, seconds in self.timings.items()},
            "signature": self.signature,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The brief whose `to_dict` is *data*, which may have more keys.

        JSON of before may lack ``id``, ``glossary``, ``title_edited``, ``mark_below`` and what a person made
        of the findings. Raises InputError where keys are missing or values are of another type.
        """
        try:
            return cls(
                article=article_from_dict(data["article"]),
                title_en=text(data["title_en"]),
                summary=summary_from_dict(data["summary"]),
                summary_en=translation_from_dict(data["summary_en"]),
                translation=translation_from_dict(data["translation"]),
                findings=findings_from_list(data["findings"]),
                timings={stage: number(seconds) for stage, seconds in data["timings"].items()},
                signature=text(data["signature"]),
                id=text(data.get("id", "")),
                accepted=tuple(map(whole, listed(data.get("accepted", [])))),
                dismissed=tuple(map(whole, listed(data.get("dismissed", [])))),
                title_edited=flag(data.get("title_edited", False)),
                mark_below=number(data.get("mark_below", MARK_BELOW)),
                glossary={text(source): text(target) for source, target in data.get("glossary", {}).items()},
            )
        except (KeyError, TypeError, ValueError, AttributeError) as exc:
            raise InputError("This is not a brief.", hint="Make it again.") from exc

    def to_json(self, *, indent: int | None = 2) -> str:
        """The brief as one JSON object."""
        return json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)

    def to_markdown(self, *, language: Language = "en", notes: bool = False) -> str:
        """The brief as Markdown, for a reader of *language*; notes are shown with *notes*."""
        from .export import to_markdown

        return to_markdown(self, language=language, notes=notes)
