"""Count the words that cleaning knows: `python -m training.known_words articles.jsonl pairs.tsv`.

Writes `clean/known_words.txt`, the most frequent first: the words of Indonesian text, in small letters, that
occur twice at least. A word that writers also put a hyphen into ("me-render", "semi-final") is left out, for
there the hyphen is no printer's. Of JSON lines the ``article_sentences`` are read; of tab-separated ones
(Indonesian, English, corpus) the Indonesian, but not of texts on software, which are half English.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

OUT = Path(__file__).parents[1] / "clean" / "known_words.txt"
CORPORA = frozenset(
    "indosum-news inaturalist nextstrain nusax-train nusax-valid talpco tatoeba tico-19 ud-pud".split()  # noqa: SIM905
)
FEWEST = 2
HYPHENATED = 0.1
"""A word that has a hyphen this often, or more, for each time that it has none is left out."""
WORD = re.compile(r"(?<![\w@/.-])[a-z]+(?:-[a-z]+)*(?![\w@/-])")


def texts(path: Path) -> Iterator[str]:
    """The Indonesian texts of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if path.suffix == ".jsonl":
            yield from json.loads(line)["article_sentences"]
        else:
            indonesian, _, corpus = line.split("\t")[:3]
            if corpus in CORPORA:
                yield indonesian


def known_words(sentences: Iterable[str]) -> list[str]:
    """The words of *sentences*, each of which counts once, the most frequent first.

    >>> known_words(["Harga beras naik.", "Harga itu naik.", "Film ini me-render.", "Ia merender, merender."])
    ['harga', 'naik']
    """
    times = Counter(word for sentence in dict.fromkeys(sentences) for word in WORD.findall(sentence.lower()))
    hyphenated = Counter[str]()
    for word, count in times.items():
        if "-" in word:
            hyphenated[word.replace("-", "")] += count
    kept = [
        (-count, word)
        for word, count in times.items()
        if "-" not in word and len(word) > 1 and count >= FEWEST and hyphenated[word] < HYPHENATED * count
    ]
    return [word for _, word in sorted(kept)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    files = parser.parse_args().files
    words = known_words(text for path in files for text in texts(path))
    OUT.write_text("\n".join(words) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
