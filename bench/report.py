"""Draws docs/benchmarks.md, its charts and README's table of figures from docs/benchmarks.json.

    python -m bench.report          # again from what was measured last; `make bench` measures first
    python -m bench.report --to DIR --readme FILE

Nothing is measured here: the same JSON gives the same files.
"""

import argparse
import textwrap
from collections.abc import Iterator
from html import escape
from pathlib import Path

from bench.figures import DATA, OURS, ROOT, Figures, Measurement, System, rounded

BEGINS, ENDS = "<!-- figures: make bench -->", "<!-- end of figures -->"
"""README's table of figures stands between the two."""
LIGHT = {"paper": "#fbfaf7", "ink": "#1f1d1a", "soft": "#5d574e", "ours": "#0d5c63", "other": "#8c8474"}
DARK = {"paper": "#15171a", "ink": "#ece8e1", "soft": "#b3ada3", "ours": "#7fcdc4", "other": "#77736b"}
"""Colors of the charts: a chart brings its own paper, so that it can be read wherever it is shown."""
_LINE = 120
"""Characters of a line of the page's prose."""
_WIDTH, _NAMES, _BARS, _ROW, _EDGE = 760, 250, 350, 26, 14
"""Units of a chart: its width, that of the names, that of the longest bar, a bar's height, the margin."""


def spread(system: System) -> str:
    """The least and the most of the rounds; a dash where there was one."""
    if len(system.runs) < 2:
        return "–"
    return f"{rounded(min(system.runs))} – {rounded(max(system.runs))}"


# The page


def page(figures: Figures) -> str:
    """docs/benchmarks.md, whole."""
    blocks = [
        "# Benchmarks",
        "Made by `make bench` (`python -m bench.measure`, then `python -m bench.report`): change nothing "
        "here by hand. Times elsewhere in docs/ name the run that they are from; `docs/benchmarks.json` has "
        "every round.",
    ]
    if figures.quick:
        blocks.append(
            "**A quick run** (`make bench QUICK=1`): too few pages, sentences and rounds for its figures to "
            "be relied on."
        )
    blocks += [
        f"Measured on {figures.date} at commit `{figures.commit}`:",
        "\n".join(f"- {name}: {value}" for name, value in figures.machine.items()),
        "Versions: " + ", ".join(f"{name} {version}" for name, version in figures.versions.items()) + ".",
        "Each figure is the median of the rounds beside it; the systems of one table ran one after the other "
        "in one run. Absolute figures depend on the machine, and those by the clock on what else it did (the "
        "load above): read the ratios. CPU seconds count user and system; “by the clock” uses all cores. "
        "Articles an hour are of one core where a figure is by the second of CPU.",
    ]
    for measurement in figures.measurements:
        blocks += [f"## {measurement.title}", *filter(None, [measurement.how])]
        if measurement.missing:
            blocks.append(f"{measurement.missing[:1].upper()}{measurement.missing[1:]}.")
            continue
        if measurement.measured:
            alt = f"{measurement.title}: {measurement.unit}, as in the table below"
            blocks.append(f"![{alt}](benchmarks/{measurement.name}.svg)")
        blocks.append("\n".join(_rows(measurement)))
    return "\n\n".join(map(_wrapped, blocks)) + "\n"


def _wrapped(block: str) -> str:
    if block.startswith(("#", "-", "|", "!")):
        return block
    return textwrap.fill(block, _LINE, break_long_words=False, break_on_hyphens=False)


def _rows(measurement: Measurement) -> Iterator[str]:
    yield f"| | {measurement.unit} | least – most | rounds | times ringkas | articles an hour |"
    yield "|---|---|---|---|---|---|"
    ours = measurement.ours
    for system in measurement.systems:
        if not system.runs:
            yield f"| {system.name} | {system.missing} | | | | |"
            continue
        name = f"**{system.name}**" if system.name == OURS else system.name
        ratio = f"{rounded(system.median / ours.median)}" if ours and ours.median else "–"
        yield (
            f"| {name} | {rounded(system.median)} | {spread(system)} | {len(system.runs)} | {ratio} "
            f"| {measurement.articles_an_hour(system)} |"
        )


def readme_table(figures: Figures) -> str:
    """README's table: a row for each measurement in which ringkas was measured."""
    said = f"{figures.machine.get('processor', 'unknown')}, {figures.machine.get('cores', '?')} cores"
    lines = [
        "| what | unit | ringkas | the best of the others | ringkas, articles an hour |",
        "|---|---|---|---|---|",
    ]
    for measurement in figures.measurements:
        ours, other = measurement.ours, measurement.best_other
        if ours is None or not measurement.in_readme:
            continue
        beside = f"{rounded(other.median)} {other.name}" if other else "–"
        lines.append(
            f"| {measurement.title} | {measurement.unit} | {rounded(ours.median)} | {beside} "
            f"| {measurement.articles_an_hour(ours)} |"
        )
    lines += [
        "",
        f"Medians of one run on {figures.date}: {said}, {figures.machine.get('load before', '?')} before.",
    ]
    return "\n".join(lines)


def with_table(readme: str, table: str) -> str:
    """*readme* with *table* between its marks. Raises ValueError where it hasn't each of them once."""
    if readme.count(BEGINS) != 1 or readme.count(ENDS) != 1:
        raise ValueError(f"README needs one {BEGINS} and one {ENDS}.")
    head, _, rest = readme.partition(BEGINS)
    _, _, tail = rest.partition(ENDS)
    return f"{head}{BEGINS}\n{table}\n{ENDS}{tail}"


# Charts


def chart(measurement: Measurement) -> str:
    """An SVG: a bar for each system's median with its figure, and a line from the least to the most.

    Light or dark as the reader's system is. Drawn here and not by a library, so that the file that is kept
    in the repository is small and changes with its figures alone.
    """
    longest = max(max(system.runs) for system in measurement.measured) or 1.0
    height = 2 * _EDGE + _ROW * len(measurement.measured) + 20
    alt = f"{measurement.title}, {measurement.unit}"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{escape(alt)}">',
        f"<style>{_rules(LIGHT)} @media (prefers-color-scheme: dark) {{ {_rules(DARK)} }} "
        "text { font: 13px system-ui, sans-serif; }</style>",
        f'<rect class="paper" width="{_WIDTH}" height="{height}" rx="6"/>',
    ]
    for number, system in enumerate(measurement.measured):
        top = _EDGE + _ROW * number
        middle = top + _ROW / 2
        kind = "ours" if system.name == OURS else "other"
        size = _BARS * system.median / longest
        lines += [
            f'<text class="ink" x="{_NAMES - 8}" y="{middle + 4:g}" text-anchor="end">'
            f"{escape(system.name)}</text>",
            f'<rect class="{kind}" x="{_NAMES}" y="{top + 4}" width="{size:.1f}" height="{_ROW - 8}"/>',
        ]
        end = size
        if len(system.runs) > 1:
            least, most = (_NAMES + _BARS * value / longest for value in (min(system.runs), max(system.runs)))
            end = max(size, most - _NAMES)
            lines.append(
                f'<path class="spread" d="M{least:.1f} {middle:g}H{most:.1f}M{least:.1f} {middle - 4:g}v8'
                f'M{most:.1f} {middle - 4:g}v8"/>'
            )
        lines.append(
            f'<text class="ink" x="{_NAMES + end + 8:.1f}" y="{middle + 4:g}">{rounded(system.median)}</text>'
        )
    told = f"{measurement.unit}; {'longer' if measurement.better == 'more' else 'shorter'} is better"
    lines.append(f'<text class="soft" x="{_NAMES}" y="{height - _EDGE}">{escape(told)}</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def _rules(colors: dict[str, str]) -> str:
    fills = " ".join(f".{name} {{ fill: {color}; }}" for name, color in colors.items())
    return f"{fills} .spread {{ stroke: {colors['ink']}; fill: none; }}"


def draw(figures: Figures, *, folder: Path, readme: Path) -> None:
    """Write the page and its charts into *folder*, in place of former ones, and the table into *readme*.

    *readme* stays as it is after a quick run: no figure of it is to be relied on.
    """
    charts = folder / "benchmarks"
    charts.mkdir(parents=True, exist_ok=True)
    drawn = {f"{one.name}.svg": chart(one) for one in figures.measurements if one.measured}
    for old in charts.glob("*.svg"):
        if old.name not in drawn:
            old.unlink()
    for name, svg in drawn.items():
        (charts / name).write_text(svg, encoding="utf-8")
    (folder / "benchmarks.md").write_text(page(figures), encoding="utf-8")
    if not figures.quick:
        told = with_table(readme.read_text(encoding="utf-8"), readme_table(figures))
        readme.write_text(told, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--to", type=Path, default=ROOT / "docs", help="folder of the page")
    parser.add_argument("--readme", type=Path, default=ROOT / "README.md")
    options = parser.parse_args()
    draw(Figures.read(options.data), folder=options.to, readme=options.readme)


if __name__ == "__main__":
    main()
