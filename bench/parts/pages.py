"""Parts about pages and sentences: cleaning, what stays and goes, and boundaries."""

import statistics
from collections.abc import Iterator
from typing import Any

from bench.figures import OURS, Measurement, System
from bench.parts.task import NOT_SHARED, Task
from bench.parts.timing import absent, forgiving, in_turns

__all__ = ["boundaries", "cleaning", "snippets"]


def cleaning(task: Task) -> Iterator[Measurement]:
    """pages cleaned, beside extractors, and what stays and goes of them"""
    from bench.clean import PEERS, by_ours
    from bench.portals.drawing import draw_page
    from bench.portals.seen import SEEN

    real = [case.content for case in real_pages(task)]
    pages = real or [draw_page(SEEN, seed).markup for seed in range(task.size.pages)]
    extractors = {OURS: by_ours} | {name: forgiving(extract) for name, extract in PEERS.items()}
    yield Measurement(
        name="cleaning",
        title="Cleaning pages",
        how=f"{len(pages)} {'real' if real else 'generated'} pages of "
        f"{statistics.mean(map(len, pages)):,.0f} characters of markup on average, one after the other."
        + ("" if real else " Real pages have 100,000, most of them scripts, menus and teasers."),
        unit="pages a second of CPU",
        better="more",
        an_hour=3600,
        systems=in_turns(
            {
                name: lambda extract=extract: [extract(page) for page in pages]
                for name, extract in extractors.items()
            },
            amount=len(pages),
            rounds=task.size.rounds,
        ),
    )
    yield from cleaned(task)


def cleaned(task: Task) -> Iterator[Measurement]:
    from bench.clean import PEERS, by_ours
    from bench.pages import Score, judge_text
    from bench.portals.drawing import draw_page
    from bench.portals.held import HELD

    pages = [draw_page(HELD, seed) for seed in range(task.size.held)]
    found: dict[str, Score | str] = {}
    for name, extract in ({OURS: by_ours} | PEERS).items():
        score = Score()
        try:
            for page in pages:
                text = forgiving(extract)(page.markup)
                judge_text(page, text, text.splitlines(), score, markup=True)
            found[name] = score
        except ImportError as error:
            found[name] = absent(error)
    for kinds, title, unit in (
        (("kept", "gone"), "Cleaning: what is right", "%, mean of body kept and boilerplate gone"),
        (("kept",), "Cleaning: the article stays", "% of the body's blocks"),
        (("gone",), "Cleaning: the rest goes", "% of lines of boilerplate"),
    ):
        yield Measurement(
            name=f"cleaning-{'-'.join(kinds)}",
            title=title,
            how=f"{len(pages)} generated pages whose wordings nobody looked at while rules were written; "
            "generator and rules are of one hand.",
            unit=unit,
            better="more",
            in_readme=len(kinds) > 1,  # who keeps all, or drops all, is the best at one of them
            systems=tuple(
                System(name=name, missing=score)
                if isinstance(score, str)
                else System(name=name, runs=(statistics.mean(map(score.share, kinds)),))
                for name, score in found.items()
            ),
        )


def boundaries(_task: Task) -> Iterator[Measurement]:
    """sentences told apart, beside other splitters"""
    from bench.sentences import PEERS, ours, score

    found = []
    for name, split in {OURS: ours, **PEERS}.items():
        try:
            found.append(System(name=name, runs=(100 * score(split, "held", "second held")[2],)))
        except ImportError as error:
            found.append(System(name=name, missing=absent(error)))
    yield Measurement(
        name="sentences",
        title="Sentence boundaries",
        how="450 hard texts of laws, addresses, ranks, scripture, sports, chat and more, which nobody looked "
        "at while rules were written (`bench/sentences.py --held`); labels and rules are of one hand.",
        unit="F1, %",
        better="more",
        systems=tuple(found),
    )


def snippets(task: Task) -> Iterator[Measurement]:
    """what stays and goes of real pages, with SHARED"""
    from bench.clean import PEERS, Score, by_ours, measure

    chosen = real_pages(task)
    scores: dict[str, Score | str] = {}
    for name, extract in ({OURS: by_ours} | PEERS).items() if chosen else ():
        try:
            scores[name] = measure(extract, chosen, markup=True)
        except ImportError as error:
            scores[name] = absent(error)
    for kind, title in (("kept", "Real pages: what must stay"), ("gone", "Real pages: what must go")):
        found = []
        for name, score in scores.items():
            if isinstance(score, str):
                found.append(System(name=name, missing=score))
                continue
            yes, no = (score.survived, score.lost) if kind == "kept" else (score.gone, score.leaked)
            found.append(System(name=name, runs=(100 * yes / max(yes + len(no), 1),)))
        yield Measurement(
            name=f"real-{kind}",
            title=title,
            how=f"{len(chosen)} real pages, which were in view while rules were written (`bench/clean.py`).",
            unit="% of snippets",
            better="more",
            in_readme=False,
            systems=tuple(found),
            missing="" if chosen else NOT_SHARED,
        )


def real_pages(task: Task) -> list[Any]:
    from bench.clean import cases

    data = task.shared / "eval" / "clean" if task.shared else None
    return [case for case in cases(data) if case.is_page] if data and data.is_dir() else []
