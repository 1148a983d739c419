"""What may be asked of a translation: the `TranslationOptions`, as a value and as keyword arguments."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeAlias, TypedDict

from check import MARK_BELOW
from engine.options import check_bounds, check_types, described

from .glossary import Glossary
from .glossary_files import load_glossary, require_own

__all__ = ["ScoreBack", "TranslationOptionValues", "TranslationOptions"]

ScoreBack: TypeAlias = Literal["auto", "always", "never"]


class TranslationOptionValues(TypedDict, total=False):
    """The fields of `TranslationOptions` as keyword arguments, for functions that take ``**options``."""

    alternatives: int
    beam_size: int | None
    glossary: str | Path | Glossary | None
    glossary_only: bool
    score_back: ScoreBack
    mark_below: float
    cache: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationOptions:
    """What may be asked of a translation. Raises SettingsError or TypeError where a value makes no sense."""

    alternatives: int = field(default=1, metadata=described("Hypotheses a sentence.", least=1))
    """Those after the first that are as sound are shown as alternatives, fewer where others aren't."""
    beam_size: int | None = field(default=None, metadata=described("Beam width of the translator.", least=1))
    """None takes the model's measured default."""
    glossary: str | Path | Glossary | None = field(
        default=None, metadata=described("A glossary of your own, CSV or TSV, beside the one that ships.")
    )
    """A file, which is added to what ships, or a loaded one, taken as it is; None takes what ships."""
    glossary_only: bool = field(
        default=False, metadata=described("Take the glossary of your own alone, without the one that ships.")
    )
    score_back: ScoreBack = field(
        default="auto",
        metadata=described("Whether a second model checks each sentence backwards, for its confidence."),
    )
    """``auto``: as `RINGKAS_SCORE_BACK` says, else what the embedded model translates, where it costs a third
    more time; ``always``: whatever translates; ``never``."""
    mark_below: float = field(
        default=MARK_BELOW,
        metadata=described(
            "Mark sentences with less confidence than this: Read the source.", least=0, most=1
        ),
    )
    """0 marks none; docs/checks.md says what share of the bad and of the good each mark has."""
    cache: bool = True
    """Take sentences that were translated before from the cache, and keep new ones there."""

    def __post_init__(self) -> None:
        check_types(self)
        check_bounds(self)
        require_own(self.glossary, only=self.glossary_only)

    def load_glossary(self) -> Glossary:
        """What `glossary` and `glossary_only` ask for. Raises SettingsError where the file can't be used."""
        given = self.glossary
        return given if isinstance(given, Glossary) else load_glossary(given, only=self.glossary_only)

    def own_terms(self, text: str) -> dict[str, str]:
        """The terms in *text* that are from a glossary of one's own, with their English."""
        if self.glossary is None:
            return {}
        shipped = {(term.source, term.target) for term in load_glossary().terms}
        found = (match.term for match in self.load_glossary().find(text))
        return {term.source: term.target for term in found if (term.source, term.target) not in shipped}
