"""Charts as SVG that stands in a page: text stays text, and colors are the page's own, light or dark."""

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.extras import need

from .result import Count, FindingKind

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.ticker import Locator

__all__ = ["bars", "columns", "severities"]

_WIDTH = 4.2
"""Inches of 72 points: narrow, so that letters are large enough on a phone."""
_ROW = 0.26
"""Inches of a bar and the space around it."""
_TALL = 2.3
_LETTERS = 9
_LONGEST = 24
"""Characters of a label; the table below has it in full."""
_LABELS = 6
"""Labels under columns, at most."""
# matplotlib takes no CSS variables: each becomes one of a color that nothing else has.
_COLORS = {
    "ink": "#010203",
    "line": "#010204",
    "bar": "#010205",
    "error": "#010206",
    "warning": "#010207",
    "info": "#010208",
}


def bars(counts: Sequence[Count], *, name: str) -> str:
    """Bars that lie, one a count, the first on top, each with its figure. *name* is like no other chart's.

    Raises MissingExtra where matplotlib isn't installed.
    """
    figure, axes = _drawing(len(counts) * _ROW + 0.1)
    places = range(len(counts))
    drawn = axes.barh(places, [count.count for count in counts], color=_COLORS["bar"], height=0.7)
    axes.bar_label(drawn, fmt="{:,.0f}", padding=3, color=_COLORS["ink"], fontsize=_LETTERS)
    _lay_flat(axes, [count.name for count in counts])
    return _svg(figure, name)


def severities(
    found: Sequence[FindingKind], *, name: str, legend: Sequence[str] = ("error", "warning", "info")
) -> str:
    """Bars that lie, one a kind of finding, parted by severity, gravest first, as *legend* calls them.

    Raises MissingExtra where matplotlib isn't installed.
    """
    figure, axes = _drawing(len(found) * _ROW + 0.5)
    begins = [0] * len(found)
    hatches = {"error": "", "warning": "////", "info": "...."}
    for (severity, hatch), word in zip(hatches.items(), legend, strict=True):
        sizes = [getattr(one, severity) for one in found]
        axes.barh(
            range(len(found)),
            sizes,
            left=begins,
            height=0.7,
            label=word,
            facecolor=_COLORS[severity] if not hatch else "none",
            edgecolor=_COLORS[severity],
            hatch=hatch,
        )
        begins = [begin + size for begin, size in zip(begins, sizes, strict=True)]
    for place, total in enumerate(begins):
        axes.annotate(
            f"{total:,}",
            (total, place),
            (3, 0),
            textcoords="offset points",
            va="center",
            fontsize=_LETTERS,
            color=_COLORS["ink"],
        )
    _lay_flat(axes, [one.kind for one in found])
    axes.legend(
        loc="upper center",
        bbox_to_anchor=(0.35, 0),
        ncols=3,
        frameon=False,
        fontsize=_LETTERS,
        labelcolor=_COLORS["ink"],
    )
    return _svg(figure, name)


def columns(counts: Sequence[Count], *, name: str) -> str:
    """Columns that stand, one a count, from left to right. *name* is like no other chart's.

    Raises MissingExtra where matplotlib isn't installed.
    """
    figure, axes = _drawing(_TALL)
    places = range(len(counts))
    axes.bar(places, [count.count for count in counts], color=_COLORS["bar"], width=0.8)
    step = -(-len(counts) // _LABELS)
    axes.set_xticks(places[::step], [count.name for count in counts][::step], rotation=20, ha="right")
    axes.yaxis.set_major_locator(_whole_numbers())
    axes.yaxis.set_major_formatter("{x:,.0f}")
    axes.grid(axis="y", color=_COLORS["line"], linewidth=0.6)
    axes.set_axisbelow(True)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    return _svg(figure, name)


def _whole_numbers() -> "Locator":
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(nbins=4, integer=True)


def _drawing(height: float) -> "tuple[Figure, Axes]":
    need("matplotlib", what="A report with charts")
    # Not pyplot, which keeps figures for the whole process.
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH, height), layout="constrained")
    axes = figure.add_subplot()
    axes.tick_params(colors=_COLORS["ink"], labelsize=_LETTERS, length=0)
    axes.spines["bottom"].set_color(_COLORS["line"])
    return figure, axes


def _lay_flat(axes: "Axes", labels: Sequence[str]) -> None:
    axes.set_yticks(range(len(labels)), [_short(label) for label in labels])
    axes.invert_yaxis()
    axes.set_xticks([])
    axes.margins(x=0.14)
    for spine in axes.spines.values():
        spine.set_visible(False)


def _short(label: str) -> str:
    # A dollar sign would begin a formula.
    label = label.replace("$", r"\$")
    return label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…"


def _svg(figure: "Figure", name: str) -> str:
    from matplotlib import rc_context

    file = io.StringIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": name}):
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    drawn = file.getvalue()
    drawn = drawn[drawn.index("<svg ") :]
    drawn = re.sub(r"<metadata>.*?</metadata>", "", drawn, flags=re.DOTALL)
    head, _, rest = drawn.partition(">")
    view = re.search(r'viewBox="[^"]*"', head)
    assert view is not None
    # The page says what it shows, and holds the figures in a table.
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" {view.group()} aria-hidden="true">{rest}'
    # Every drawing has the same ids, and a page may have each only once.
    drawn = re.sub(r'\bid="([^"]+)"', rf'id="{name}-\1"', drawn)
    drawn = re.sub(r"url\(#([^)]+)\)", rf"url(#{name}-\1)", drawn)
    drawn = re.sub(r'xlink:href="#([^"]+)"', rf'href="#{name}-\1"', drawn)
    for color, code in _COLORS.items():
        drawn = drawn.replace(code, f"var(--{color})")
    return drawn.strip()
