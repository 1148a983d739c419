r"""Train the word lexicon of `check/`: which English stems translate an Indonesian word.

    python -m training.lexicon --pairs ../shared/mt/train.tsv --articles ../shared/summaries/train.jsonl \
        --words /usr/share/dict/american-english /usr/share/dict/british-english

IBM Model 1 (Brown et al. 1993, "The Mathematics of Statistical Machine Translation"), both directions, on
surface forms and again on roots; an entry stays when both directions find it likely. A dictionary
(`--dictionary`, lines of word<TAB>English words) adds what pairs show too seldom. What an audit against a
dictionary found wrong is in `lexicon_mended.tsv`. Writes `check/data/lexicon.tsv` and the vocabularies beside
it, the same bytes for the same input. A minute on one core.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from check.lexicon import BEGINNING
from check.stems import english_stem, indonesian_root, indonesian_stem, spelling

DATA = Path(__file__).parents[1] / "check" / "data"
MENDED = Path(__file__).with_name("lexicon_mended.tsv")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
ROUNDS = 6
# An entry is kept from this probability in one direction and their product; found on pairs held out from
# training.
LIKELY, JOINT, MOST = 0.01, 0.0005, 16
# Words that carry grammar, in the form that `english_stem` leaves: no evidence that anything was translated.
STOP = frozenset(
    """
    a an the of to in on at by for with from as and or but if then than that this thes thos it its is are was
    were be been being am do did do don don't doesn't didn't ha hav had will would can could may might shall
    should must he she they them him her his hi their our your my i you we me us it's who whom which what when
    wher how whi there ther her not no nor so such up out off over into onto about also just onl ver more most
    some an eve ever
    """.split()  # noqa: SIM905
)


def tokens(text: str, stem: Callable[[str], str]) -> list[str]:
    return [stem(match.group()) for match in WORD.finditer(text)]


def english_tokens(text: str) -> list[str]:
    words = re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text)
    return [english_stem(word) for word in words]


def model1(sources: Sequence[list[str]], targets: Sequence[list[str]]) -> dict[str, dict[str, float]]:
    """P(target word | source word), by expectation maximization from uniform; a null word takes the rest."""
    left = {word: index + 1 for index, word in enumerate(sorted({w for row in sources for w in row}))}
    right = {word: index for index, word in enumerate(sorted({w for row in targets for w in row}))}
    pairs, rows = [], []
    count = 0
    for ours, theirs in zip(sources, targets, strict=True):
        a = np.array([0, *(left[w] for w in ours)], dtype=np.int64)
        b = np.array([right[w] for w in theirs], dtype=np.int64)
        pairs.append((a[None, :] * len(right) + b[:, None]).ravel())
        rows.append(np.repeat(np.arange(count, count + len(b)), len(a)))
        count += len(b)
    keys, cell = np.unique(np.concatenate(pairs), return_inverse=True)
    row = np.concatenate(rows)
    head = keys // len(right)
    table = np.ones(len(keys))
    for _ in range(ROUNDS):
        weight = table[cell]
        weight /= np.bincount(row, weight)[row]
        table = np.bincount(cell, weight, minlength=len(keys))
        table /= np.bincount(head, table)[head]
    lefts, rights = ["", *left], list(right)
    result: dict[str, dict[str, float]] = {}
    for key, value in zip(keys[table > 0.005], table[table > 0.005], strict=True):
        result.setdefault(lefts[key // len(right)], {})[rights[key % len(right)]] = float(value)
    return result


def entries(
    forward: dict[str, dict[str, float]],
    backward: dict[str, dict[str, float]],
    indonesian: Sequence[list[str]],
    english: Sequence[list[str]],
) -> Iterable[tuple[str, list[str]]]:
    together: Counter[tuple[str, str]] = Counter()
    for ours, theirs in zip(indonesian, english, strict=True):
        unique = set(theirs)
        for word in set(ours):
            together.update((word, other) for other in forward.get(word, ()) if other in unique)
    for word in sorted(forward):
        scored = []
        for other, value in forward[word].items():
            back = backward.get(other, {}).get(word, 0.0)
            # Seen together once proves little: such a pair stays only where the spelling speaks for it.
            alike = spelling(word.strip("~"))[:3] == spelling(other)[:3]
            if other in STOP or (together[word, other] < 2 and not alike):
                continue
            if value >= LIKELY and value * back >= JOINT:
                scored.append((value, other))
        best = [other for _, other in sorted(scored, reverse=True)[:MOST]]
        if best:
            yield word, best


def rates(
    found: dict[str, list[str]], indonesian: Sequence[list[str]], english: Sequence[list[str]], usual: float
) -> dict[str, float]:
    """How often a word's translation is there when it is in the source; rare words lean on what is
    *usual*.
    """
    met, seen = Counter[str](), Counter[str]()
    for ours, theirs in zip(indonesian, english, strict=True):
        stems = set(theirs)
        beginnings = {spelling(other)[:4] for other in theirs if len(other) > 2}
        for word in ours:
            seen[word] += 1
            plain = word.strip("~")
            met[word] += any(other in stems for other in found.get(word, ())) or (
                len(plain) > 2 and spelling(plain)[:4] in beginnings
            )
    return {
        word: min(0.95, (met[word] + 6 * usual) / (count + 6))
        for word, count in seen.items()
        if word in found or count >= 5
    }


def mend(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """*found* without what reading it beside a dictionary showed to be wrong, and with what it lacked."""
    mended = dict(found)
    for line in MENDED.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        word, wrong, right = line.split("\t")
        if word in mended:
            out = {english_stem(other) for other in wrong.split()}
            stems = [stem for stem in mended[word] if stem not in out]
            mended[word] = list(dict.fromkeys([*stems, *map(english_stem, right.split())]))
    return mended


def taught(found: dict[str, list[str]], dictionary: Iterable[str]) -> dict[str, list[str]]:
    """*found* with the English words of *dictionary* behind those that the pairs showed."""
    more = dict(found)
    for line in dictionary:
        word, _, english = line.partition("\t")
        stems = [stem for stem in map(english_stem, english.split()) if stem not in STOP]
        key = indonesian_stem(word)
        if together := list(dict.fromkeys([*more.get(key, []), *stems])):
            more[key] = together
    return more


def write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def lexicon(pairs: Sequence[Sequence[str]], dictionary: Sequence[str]) -> list[str]:
    """The lines of ``lexicon.tsv``: a word, how often English renders it, and the stems that do."""
    english = [english_tokens(target) for _, target in pairs]
    lines = []
    for stem, usual in ((indonesian_stem, 0.67), (indonesian_root, 0.3)):
        indonesian = [tokens(source, stem) for source, _ in pairs]
        found = dict(entries(model1(indonesian, english), model1(english, indonesian), indonesian, english))
        if stem is indonesian_stem:
            found = taught(found, dictionary)
        found = mend(found)
        for word, rate in sorted(rates(found, indonesian, english, usual).items()):
            stems = found.get(word, [])
            alone = len(stems) == 1 and spelling(stems[0])[:4] == spelling(word.strip("~"))[:4]
            alone = alone and (word[0] == "~" or len(word) >= BEGINNING)  # shorter ones aren't compared
            if word.startswith("~") and (not stems or alone):
                continue  # `spelling` finds it without an entry, or there is nothing to find
            lines.append(f"{word}\t{round(100 * rate)}\t{'' if alone else ' '.join(stems)}")
    return lines


def vocabularies(
    pairs: Sequence[Sequence[str]], articles: Path, lists: Sequence[Path]
) -> tuple[list[str], list[str]]:
    """Stems that are English, and words that are Indonesian for certain; *lists* are of English words."""
    lower = re.compile(r"(?<![^\W\d_])[a-zà-ÿ]{2,}(?![^\W_])")
    ours = Counter(word for source, _ in pairs for word in lower.findall(source))
    for line in articles.read_text(encoding="utf-8").splitlines():
        for sentence in json.loads(line)["article_sentences"]:
            ours.update(lower.findall(sentence))
    theirs = Counter(word for _, target in pairs for word in lower.findall(target))
    listed = {word for path in lists for word in lower.findall(path.read_text(encoding="utf-8"))}
    # A word that Indonesian texts use often and these English ones never ("dan", "air") counts as English
    # only if they use it.
    english_words = {word for word in listed if ours[word] < 20 or theirs[word]}
    english_words |= {word for word, count in theirs.items() if count >= 2 and ours[word] < 20 * count}
    # Indonesian for certain: common there, and next to unknown in English text.
    certain = {
        word for word, count in ours.items() if count >= 4 and theirs[word] * 50 < count and len(word) > 2
    }
    return (
        sorted({english_stem(word) for word in english_words}),
        sorted(certain - {word for word in listed if ours[word] < 20}),
    )


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--pairs", type=Path, required=True, help="lines of Indonesian<TAB>English<TAB>corpus"
    )
    parser.add_argument("--articles", type=Path, required=True, help="JSON lines with article_sentences")
    parser.add_argument(
        "--words", type=Path, nargs="+", required=True, help="English word lists (SCOWL), one a line"
    )
    parser.add_argument("--dictionary", type=Path, help="lines of an Indonesian word<TAB>English words")
    parser.add_argument(
        "--without", nargs="*", default=[], help="corpora to leave out, as `training.omission` needs"
    )
    return parser.parse_args()


def main() -> None:
    options = parse()
    rows = [line.split("\t") for line in options.pairs.read_text(encoding="utf-8").splitlines()]
    pairs = [row[:2] for row in rows if row[2] not in options.without]
    dictionary = options.dictionary.read_text(encoding="utf-8").splitlines() if options.dictionary else []
    write(DATA / "lexicon.tsv", lexicon(pairs, dictionary))
    english, indonesian = vocabularies(pairs, options.articles, options.words)
    write(DATA / "english.txt", english)
    write(DATA / "indonesian.txt", indonesian)


if __name__ == "__main__":
    main()
