"""How well and how fast pages and pastes are cleaned, beside other extractors in the same run.

    python bench/clean.py --data ../shared/eval/clean            # quality of ours and of every peer
    python bench/clean.py --data ../shared/eval/clean --misses   # and each snippet that we lost or leaked
    python bench/clean.py --data ../shared/eval/clean --speed 1000   # pages of 100 kB, beside trafilatura

Peers are compared where they are installed: trafilatura, readability-lxml, jusText, newspaper4k, resiliparse.
A text without markup is given to them with each line as a paragraph, since they read nothing else.
"""

import argparse
import html
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from lxml.html import HTMLParser, document_fromstring

# Run as a script, this folder comes first on the path and this very file would be found as `clean`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from clean import clean  # noqa: E402

_CHARACTERS = str.maketrans(
    {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "...", "\u200b": "", "\xa0": " "}
)


def normal(text: str) -> str:
    """As the data's README says: straight quotes, plain dashes, single spaces."""
    return " ".join(text.translate(_CHARACTERS).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    name: str
    content: str
    is_page: bool
    must_survive: list[str]
    must_go: list[str]
    body: str
    neutral: list[str]


@dataclass(slots=True)
class Score:
    survived: int = 0
    lost: list[str] = field(default_factory=list)
    gone: int = 0
    leaked: list[str] = field(default_factory=list)
    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    f1: list[float] = field(default_factory=list)
    pages_lost: int = 0
    seconds: float = 0.0

    def row(self, name: str) -> str:
        def mean(values: list[float]) -> float:
            return sum(values) / max(len(values), 1)

        wanted, unwanted = self.survived + len(self.lost), self.gone + len(self.leaked)
        return (
            f"| {name} | {self.survived}/{wanted} | {self.gone}/{unwanted} | {mean(self.precision):.3f} "
            f"| {mean(self.recall):.3f} | {mean(self.f1):.3f} | {min(self.f1, default=0):.3f} "
            f"| {self.pages_lost} | {self.seconds:.2f} |"
        )


def body_of(lines: list[str], gold: dict[str, object], *, links: frozenset[str] = frozenset()) -> str:
    """The words from the first eight to the last, without lines that must go and linked titles."""
    first, last = normal(str(gold["first_8_words"])), normal(str(gold["last_8_words"] or ""))
    unwanted = [normal(snippet) for snippet in [*gold["must_go"], *gold.get("subheads_optional", [])]]  # type: ignore[misc]
    joined = "\n".join(normal(line) for line in lines)
    flat = joined.replace("\n", " ")
    begin = flat.find(first)
    end = flat.find(last, begin) + len(last) if last else len(flat)
    if begin < 0 or end < begin:
        raise SystemExit(f"{gold['id']}: the body isn't where the gold says")
    kept = []
    for line in joined[begin:end].split("\n"):
        if line in links or line in unwanted:
            continue
        if any(snippet in line for snippet in unwanted) and len(line) < 600:
            continue
        rest = line
        for snippet in unwanted:
            rest = rest.replace(snippet, " ")
        kept.append(rest)
    return " ".join(kept)


def visible_lines(page: str) -> tuple[list[str], frozenset[str]]:
    root = document_fromstring(page.encode(), parser=HTMLParser(encoding="utf-8"))
    for element in root.xpath("//script|//style|//noscript|//template|/html//comment()"):
        element.drop_tree()
    links = frozenset(normal(a.text_content()) for a in root.iter("a"))
    for element in root.iter():
        if element.tag in {"br", "p", "div", "li", "td", "tr", "h1", "h2", "h3", "h4", "ul", "ol", "table"}:
            element.tail = "\n" + (element.tail or "")
            if element.tag != "br":
                element.text = "\n" + (element.text or "")
    return [line for line in root.text_content().splitlines() if line.strip()], links


def decode(raw: bytes) -> str:
    found = re.search(rb"charset=[\"']?([\w-]+)", raw[:4000])
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode(found.group(1).decode() if found else "cp1252", errors="replace")


def cases(data: Path) -> Iterator[Case]:
    for path in sorted((data / "html").glob("*.json")):
        gold = json.loads(path.read_text())
        page = decode(path.with_suffix(".html").read_bytes())
        lines, links = visible_lines(page)
        yield Case(
            name=gold["id"],
            content=page,
            is_page=True,
            must_survive=gold["must_survive"],
            must_go=gold["must_go"],
            body=body_of(lines, gold, links=links),
            neutral=gold.get("subheads_optional", []),
        )
    for line in (data / "text.jsonl").read_text().splitlines():
        gold = json.loads(line)
        yield Case(
            name=gold["id"],
            content=gold["text"],
            is_page=False,
            must_survive=gold["must_survive"],
            must_go=gold["must_go"],
            body=body_of(gold["text"].splitlines(), gold),
            neutral=[],
        )


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def judge(case: Case, found: str, score: Score) -> None:
    text = normal(found)
    for snippet in case.must_survive:
        if normal(snippet) in text:
            score.survived += 1
        else:
            score.lost.append(f"{case.name}: {snippet}")
    for snippet in case.must_go:
        if normal(snippet) in text:
            score.leaked.append(f"{case.name}: {snippet}")
        else:
            score.gone += 1
    for snippet in case.neutral:
        text = text.replace(normal(snippet), " ", 1)
    ours, gold = words(text), words(case.body)
    common = sum((ours & gold).values())
    precision, recall = common / max(sum(ours.values()), 1), common / max(sum(gold.values()), 1)
    score.precision.append(precision)
    score.recall.append(recall)
    score.f1.append(2 * precision * recall / max(precision + recall, 1e-9))
    score.pages_lost += recall < 0.1


def by_trafilatura(page: str) -> str:
    import trafilatura

    return trafilatura.extract(page) or ""


def by_readability(page: str) -> str:
    from readability import Document

    return str(document_fromstring(Document(page).summary()).text_content())


def by_justext(page: str) -> str:
    import justext

    paragraphs = justext.justext(page.encode(), justext.get_stoplist("Indonesian"), encoding="utf-8")
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def by_newspaper(page: str) -> str:
    from newspaper import Article
    from newspaper.article import ArticleDownloadState

    article = Article("https://example.com/berita", language="id", fetch_images=False)
    article.html = page
    article.download_state = ArticleDownloadState.SUCCESS
    article.parse()
    return article.text


def by_resiliparse(page: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return extract_plain_text(page, main_content=True)


def by_ours(content: str) -> str:
    return clean(content).text


PEERS: dict[str, Callable[[str], str]] = {
    "trafilatura": by_trafilatura,
    "readability-lxml": by_readability,
    "jusText (Indonesian)": by_justext,
    "newspaper4k": by_newspaper,
    "resiliparse": by_resiliparse,
}


def as_page(text: str) -> str:
    lines = "".join(f"<p>{html.escape(line)}</p>\n" for line in text.splitlines() if line.strip())
    return f"<!DOCTYPE html><html lang='id'><head><title></title></head><body>{lines}</body></html>"


def measure(extract: Callable[[str], str], chosen: list[Case], *, markup: bool) -> Score:
    score = Score()
    for case in chosen:
        content = as_page(case.content) if markup and not case.is_page else case.content
        begun = time.perf_counter()
        try:
            found = extract(content)
        except Exception as error:  # noqa: BLE001 - a peer that fails on a page has lost it
            print(f"  {extract.__name__} failed on {case.name}: {error!r:.80}")
            found = ""
        score.seconds += time.perf_counter() - begun
        judge(case, found, score)
    return score


def quality(data: Path, *, misses: bool, ours_only: bool) -> None:
    everything = list(cases(data))
    for title, chosen in (
        ("pages", [case for case in everything if case.is_page]),
        ("texts", [case for case in everything if not case.is_page]),
    ):
        print(f"\n{len(chosen)} {title}\n")
        print("| | must survive | must go | precision | recall | F1 | worst F1 | lost | seconds |")
        print("|---|---|---|---|---|---|---|---|---|")
        ours = measure(by_ours, chosen, markup=False)
        print(ours.row("**ringkas**"))
        if misses:
            for label, found in (("LOST", ours.lost), ("LEAKED", ours.leaked)):
                for snippet in found:
                    print(f"    {label} {snippet}")
            for case, precision, recall in zip(chosen, ours.precision, ours.recall, strict=True):
                if min(precision, recall) < 0.97:
                    print(f"    {case.name}: precision {precision:.3f}, recall {recall:.3f}")
        for name, extract in {} if ours_only else PEERS.items():
            try:
                print(measure(extract, chosen, markup=True).row(name))
            except ImportError:
                print(f"| {name} | not installed |")


def speed(data: Path, pages: int) -> None:
    """Seconds of one core for *pages* pages of 100,000 characters, made up of the data's pages in turn."""
    chosen = [case for case in cases(data) if case.is_page]
    for name, extract, share in (("ringkas", by_ours, 1), ("trafilatura", by_trafilatura, 10)):
        for case in chosen:
            extract(case.content)
        wanted = pages * 100_000 // share
        done = turn = 0
        begun = time.process_time()
        while done < wanted:
            content = chosen[turn % len(chosen)].content
            extract(content)
            done += len(content)
            turn += 1
        seconds = (time.process_time() - begun) * pages * 100_000 / done
        print(f"{name}: {seconds:.1f} s for {pages} pages of 100,000 characters (measured on {turn} pages)")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=Path("../shared/eval/clean"))
    parser.add_argument("--misses", action="store_true", help="print what we lost and what we leaked")
    parser.add_argument("--ours", action="store_true", help="leave the peers out")
    parser.add_argument("--speed", type=int, metavar="PAGES", help="time that many pages of 100 kB instead")
    options = parser.parse_args()
    if options.speed:
        speed(options.data, options.speed)
        return
    quality(options.data, misses=options.misses, ours_only=options.ours)


if __name__ == "__main__":
    main()
