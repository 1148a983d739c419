"""Find the usual English of words that have one: `python -m training.usual_words --pairs pairs.tsv`.

Writes `check/data/usual_words.tsv`. Of a word that the lexicon of `check/` knows few renderings of, the one
that the careful English of its sentences has most, in its most frequent form; of a word that the pairs hardly
have, the dictionary's first (`--dictionary`, lines of word<TAB>English words). Words that are frequent in the
pairs are left out: a model that loses one of them mostly does so for a reason, such as an idiom.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from check.stems import english_stem, indonesian_stem
from indonesian import homographs

DATA = Path(__file__).parents[1] / "check" / "data"
LEXICON = DATA / "lexicon.tsv"
OUT = DATA / "usual_words.tsv"
MENDED = Path(__file__).with_name("usual_words_mended.tsv")
LETTERS = 4
RENDERINGS = 6
"""A word with more stems than that has no usual English."""
RATE = 60
"""Percent: how often at least the English shows a word."""
RARE, FREQUENT = 3, 200
"""Lines of the pairs with a word: if there are fewer the dictionary tells, if more it is left out."""
SHARE = 0.5
"""Of these lines so many have the usual English in some form."""
WORD = re.compile(r"\b[a-z]+(?:-[a-z]+)*\b")
ENGLISH = re.compile(r"[A-Za-z]+(?:'[a-z]+)?(?:-[a-z]+)*")

Lexicon = Mapping[str, tuple[int, Sequence[str]]]
"""Rates and stems by word."""


def read_lexicon(path: Path) -> Lexicon:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {word: (int(rate), stems.split()) for word, rate, stems in rows if not word.startswith("~")}


def entry_of(word: str, lexicon: Lexicon) -> tuple[int, Sequence[str]] | None:
    """What *lexicon* has of *word*, or of it without its clitics."""
    return lexicon.get(word) or lexicon.get(indonesian_stem(word))


def usual_words(
    pairs: Iterable[tuple[str, str]], lexicon: Lexicon, dictionary: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """The usual English by word."""
    lines, forms = counted(pairs, lexicon)
    found = {}
    for word in sorted({*lines, *(word for word in lexicon if word in dictionary)}):
        rate, stems = entry_of(word, lexicon) or (0, ())
        if len(word) < LETTERS or len(stems) > RENDERINGS or rate < RATE or lines[word] > FREQUENT:
            continue
        if lines[word] < RARE:
            first = dictionary.get(word, ("",))[0]
            if english_stem(first) in stems:
                found[word] = first
        else:
            form = usual_form(forms[word], least=max(2, SHARE * lines[word]))
            if form:
                found[word] = form
    # A model takes them for Indonesian where they stand in a source.
    return {word: english for word, english in found.items() if english not in homographs()}


def mend(found: Mapping[str, str], right: Iterable[Sequence[str]]) -> dict[str, str]:
    """*found* with the English that rows of *right* have for a word, or without it where they have "-"."""
    mended = {**found, **{word: english for word, english in right if word in found}}
    return {word: english for word, english in mended.items() if english != "-"}


def usual_form(forms: Counter[str], *, least: float) -> str:
    """The most frequent of *forms* of the stem that is the most frequent; empty where that has fewer than
    *least*.
    """
    stems = Counter[str]()
    for form, count in forms.items():
        stems[english_stem(form)] += count
    stem, count = max(stems.items(), key=lambda item: item[1], default=("", 0))
    if count < least:
        return ""
    return max((form for form in forms if english_stem(form) == stem), key=lambda form: forms[form])


def counted(
    pairs: Iterable[tuple[str, str]], lexicon: Lexicon
) -> tuple[Counter[str], dict[str, Counter[str]]]:
    """In how many of *pairs* each word stands, and in how many each form of its English beside it."""
    lines = Counter[str]()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for source, target in pairs:
        by_stem = defaultdict(set)
        for form in ENGLISH.findall(target):
            by_stem[english_stem(form)].add(form.lower())
        # In a fixed order: of two forms that are as frequent, the one that came first counts.
        for word in sorted(set(WORD.findall(source))):
            entry = entry_of(word, lexicon)
            if entry:
                lines[word] += 1
                forms[word].update(form for stem in entry[1] for form in sorted(by_stem[stem]))
    return lines, forms


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=Path, nargs="+", required=True, help="Indonesian<TAB>English lines")
    parser.add_argument("--dictionary", type=Path, required=True)
    options = parser.parse_args()
    rows = (
        line.split("\t") for path in options.pairs for line in path.read_text(encoding="utf-8").splitlines()
    )
    entries = (line.split("\t") for line in options.dictionary.read_text(encoding="utf-8").splitlines())
    dictionary = {word: english.split() for word, english in entries}
    found = usual_words(((row[0], row[1]) for row in rows), read_lexicon(LEXICON), dictionary)
    read = MENDED.read_text(encoding="utf-8").splitlines()
    found = mend(found, (line.split("\t") for line in read if not line.startswith("#")))
    OUT.write_text("".join(f"{word}\t{english}\n" for word, english in found.items()), encoding="utf-8")
    print(f"{len(found)} words")


if __name__ == "__main__":
    main()
