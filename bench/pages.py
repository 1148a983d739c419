"""How well generated pages are cleaned, and the same pages as flat text.

    python -m bench.pages             # the half that is in view while rules are written
    python -m bench.pages --misses    # and what of it was lost, leaked or misread
    python -m bench.pages --held      # the half that isn't: figures alone

The generator is in `bench/portals`; what it put in is the gold. Body counts by block, boilerplate by line.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

# `bench/clean.py` mustn't be found as `clean`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from lxml.html import HTMLParser, document_fromstring  # noqa: E402

from bench.clean import normal  # noqa: E402
from bench.portals.drawing import Half, Page, draw_page  # noqa: E402
from bench.portals.held import HELD  # noqa: E402
from bench.portals.seen import SEEN  # noqa: E402
from clean import Article, clean  # noqa: E402

_BLOCKS = frozenset(
    """
    address article aside blockquote body br center div figcaption figure footer h1 h2 h3 h4 h5 header li
    main nav ol p section table tr ul
    """.split()  # noqa: SIM905
)


@dataclass(slots=True)
class Score:
    """Hits and tries of each kind, and what went wrong."""

    tries: Counter[str] = field(default_factory=Counter)
    hits: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)

    def count(self, kind: str, hit: bool, what: str) -> None:
        self.tries[kind] += 1
        self.hits[kind] += hit
        if not hit:
            self.misses[f"{kind}: {what}"] += 1

    def share(self, kind: str) -> float:
        """Percent of the tries that hit."""
        return 100 * self.hits[kind] / max(self.tries[kind], 1)

    def row(self, name: str) -> str:
        cells = [f"{self.share(kind):.1f}%" for kind in ("kept", "gone", "title", "date", "byline")]
        return f"| {name} | {' | '.join(cells)} |"


def as_copied(page: str) -> str:
    """The text of *page* as a browser puts it on the clipboard: a line for each block, tabs between cells."""
    root = document_fromstring(page.encode(), parser=HTMLParser(encoding="utf-8"))
    for element in root.xpath("//script|//style|//head"):
        element.drop_tree()
    for element in root.iter():
        if element.tag in _BLOCKS:
            element.tail = "\n" + (element.tail or "")
            element.text = "\n" + (element.text or "")
        elif element.tag in {"td", "th"} and element.getnext() is not None:
            element.tail = "\t" + (element.tail or "")
    return "\n".join(line.strip(" ") for line in root.text_content().splitlines() if line.strip())


def judge(page: Page, article: Article, score: Score, *, byline: str, markup: bool) -> None:
    """Count what of *page* the *article* got right; *byline* is the author, where it is there to be read."""
    judge_text(page, article.text, article.paragraphs, score, markup=markup)
    score.count("title", normal(article.title) == normal(page.title), f"({page.template}) {article.title!r}")
    if page.date:
        shown = f"({page.template}) {article.date!r} for {page.date}"
        score.count("date", article.date[:16] == page.date, shown)
    score.count("byline", article.byline == byline, f"({page.template}) {article.byline!r} for {byline!r}")


def judge_text(page: Page, found: str, paragraphs: Sequence[str], score: Score, *, markup: bool) -> None:
    """Count the body that is in *found*, a text of these *paragraphs*, and the boilerplate that isn't."""
    text = normal(found)
    for snippet in page.kept:
        score.count("kept", normal(snippet) in text, f"({page.template}) {snippet}")
    lines = "\n".join(normal(paragraph) for paragraph in paragraphs)
    for snippet in page.gone:
        # A word or two may stand in the article as well; a longer line may not, not even inside a paragraph.
        alone = snippet.count(" ") < 2
        gone = f"\n{normal(snippet)}\n" not in f"\n{lines}\n" if alone else normal(snippet) not in text
        score.count("gone", gone, f"({page.template}) {snippet}")
    for snippet in page.apart if markup else ():
        score.count("gone", normal(snippet) not in text, f"({page.template}) {snippet}")


def measure(half: Half, pages: int) -> dict[str, Score]:
    """Scores of the pages and of the same pages as flat text."""
    scores = {"pages": Score(), "flat text": Score()}
    for seed in range(pages):
        page = draw_page(half, seed)
        judge(page, clean(page.markup), scores["pages"], byline=page.byline, markup=True)
        flat = clean(as_copied(page.markup))
        judge(page, flat, scores["flat text"], byline=page.shown_byline, markup=False)
    return scores


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--held", action="store_true", help="score the half that isn't in view")
    parser.add_argument("--misses", action="store_true", help="print what of the half in view went wrong")
    parser.add_argument("--pages", type=int, default=600, help="how many pages to draw")
    options = parser.parse_args()
    if options.held and options.misses:
        parser.error("nobody looks at the pages that are kept back")
    print("| | body kept | boilerplate gone | title | date | byline |\n|---|---|---|---|---|---|")
    for name, score in measure(HELD if options.held else SEEN, options.pages).items():
        print(score.row(name))
        if options.misses:
            for what, times in score.misses.most_common(40):
                print(f"    {times:3} {what[:150]}")


if __name__ == "__main__":
    main()
