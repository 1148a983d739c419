"""Find the words that careful English keeps: `python -m training.telling_words --pairs pairs.tsv`.

Writes `check/data/telling_words.txt`: words without prefix and clitic (a verb and what is made of one are
easily said in another way) that the lexicon of `check/` has English for. None of the pairs with one lacks it,
or hardly any where it stands in many; what no pair has is among them where it has one usual English. Words of
very many pairs are left out: where one of them is gone, it was mostly said in another way.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from check.calendar_words import month_numbers, weekday_numbers
from check.coverage import Counterpart, cover
from check.lexicon import is_english, look_up
from check.number_words import word_table

DATA = Path(__file__).parents[1] / "check" / "data"
USUAL = DATA / "usual_words.tsv"
OUT = DATA / "telling_words.txt"
WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
LETTERS = 4
DERIVED = re.compile(r"(?:me[mnl]?|ber|di|ter|pe[mn]?|ke)[a-z]{4,}|.*(?:nya|kan)")
SPEECH = frozenset(
    {"celetuk", "cetus", "gerutu", "imbuh", "jelas", "papar", "seloroh", "terang", "tukas", "tutur"}
    | {"ucap", "ujar", "ungkap"}
)
"""Any of them may become "said"."""
FREE = frozenset(
    {"acap", "awal-awal", "barangkali", "jelas-jelas", "lagi-lagi", "satu-satu", "sediakala", "sejenak"}
    | {"semata-mata", "sesungguh", "sontak", "tetiba"}
    | {"rangkap", "tolok", "tuan", "undang"}
)
"""Adverbs that English says by a tense or not at all, and beginnings of fixed phrases."""
RATE = 0.7
SEVERAL, OFTEN, FREQUENT = 2, 10, 200
"""Pairs with a word that isn't usual, those of which one or another may lack it, and too many."""
SELDOM = 0.03
"""The share of these that may."""


def telling_words(pairs: Iterable[tuple[str, str]], usual: Iterable[str]) -> list[str]:
    """The telling ones of the words of *pairs* and of the *usual* ones, which have one usual English."""
    usual = frozenset(usual)
    seen, lost = Counter[str](), Counter[str]()
    for source, target in pairs:
        for word in cover(source, target, {}).source:
            if not word.capital:
                lower = word.text.lower()
                seen[lower] += 1
                lost[lower] += word.match is Counterpart.NONE
    checked = {*month_numbers("id"), *weekday_numbers("id"), *word_table("id"), *SPEECH, *FREE}
    found = []
    for word in sorted({*seen, *usual} - checked):
        least = 0 if word in usual else SEVERAL
        most = SELDOM * seen[word] if seen[word] >= OFTEN else 0
        if least <= seen[word] <= FREQUENT and lost[word] <= most and _may_tell(word):
            found.append(word)
    return found


def _may_tell(word: str) -> bool:
    if len(word) < LETTERS or not WORD.fullmatch(word) or DERIVED.fullmatch(word) or is_english(word):
        return False
    entry = look_up(word)
    return entry.known and entry.rate >= RATE and any(is_english(stem) for stem in entry.stems)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=Path, nargs="+", required=True, help="Indonesian<TAB>English lines")
    options = parser.parse_args()
    rows = (
        line.split("\t") for path in options.pairs for line in path.read_text(encoding="utf-8").splitlines()
    )
    usual = (line.split("\t")[0] for line in USUAL.read_text(encoding="utf-8").splitlines())
    found = telling_words(((row[0], row[1]) for row in rows if len(row) > 1), usual)
    OUT.write_text("".join(f"{word}\n" for word in found), encoding="utf-8")
    print(f"{len(found)} words")


if __name__ == "__main__":
    main()
