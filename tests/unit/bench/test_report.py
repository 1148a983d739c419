"""The page of benchmarks and README's table are drawn from the JSON alone. Figures here are made up."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench.figures import DATA, Figures, Measurement, System, rounded
from bench.report import BEGINS, DARK, ENDS, LIGHT, chart, draw, page, readme_table, with_table

ROOT = Path(__file__).parents[3]
SVG = "{http://www.w3.org/2000/svg}"
CLEANING = Measurement(
    name="cleaning",
    title="Cleaning pages",
    how="Ten pages.",
    unit="pages a second of CPU",
    better="more",
    an_hour=3600,
    systems=(
        System(name="ringkas", runs=(20.0, 30.0, 22.0)),
        System(name="ringkas, without checks", runs=(900.0,)),
        System(name="slow & co", runs=(11.0, 10.0, 12.0)),
        System(name="slower", runs=(1.0,)),
        System(name="absent", missing="not measured here: absent isn't installed"),
    ),
)
TRANSLATION = Measurement(
    name="translation",
    title="Translation",
    how="One article.",
    unit="seconds an article",
    better="less",
    an_hour=3600,
    systems=(
        System(name="ringkas", runs=(2.0,)),
        System(name="other", runs=(9.0,)),
        System(name="third", runs=(8.0,)),
    ),
)
SHARED = Measurement(
    name="rouge",
    title="ROUGE",
    how="On data.",
    unit="%",
    better="more",
    systems=(),
    missing="not measured here: there is no data",
)


@pytest.fixture
def figures():
    return Figures(
        date="2026-11-30",
        commit="abc1234",
        quick=False,
        machine={"processor": "Made-up 1", "cores": "2"},
        versions={"ringkas": "0.1.0", "lxml": "6.1"},
        measurements=(CLEANING, TRANSLATION, SHARED),
    )


def rows(text):
    return [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in text.splitlines()
        if line.startswith("|")
    ]


# The page


def test_a_row_has_the_median_the_spread_the_ratio_and_articles_an_hour(figures):
    found = {row[0]: row[1:] for row in rows(page(figures))}
    assert found["**ringkas**"] == ["2.00", "–", "1", "1.00", "1,800"]  # the last of that name, translation's
    assert ["**ringkas**", "22.0", "20.0 – 30.0", "3", "1.00", "79,000"] in rows(page(figures))
    assert found["slow & co"] == ["11.0", "10.0 – 12.0", "3", "0.500", "40,000"]
    assert found["other"] == ["9.00", "–", "1", "4.50", "400"]


def test_what_is_not_measured_is_a_line_and_no_error(figures):
    told = page(figures)
    assert "| absent | not measured here: absent isn't installed |" in told
    assert "Not measured here: there is no data." in told
    assert "rouge.svg" not in told


def test_a_part_that_failed_is_told_with_the_reason_and_the_others_stay(figures):
    failed = Measurement.failed("marian", "failed: it took more than 9 s")
    told = page(replace(figures, measurements=(CLEANING, failed)))
    assert "## The rest of “marian”\n\nFailed: it took more than 9 s." in told
    assert "## Cleaning pages" in told
    assert len(rows(readme_table(replace(figures, measurements=(CLEANING, failed))))) == 3


def test_the_page_says_where_and_with_what_it_was_measured(figures):
    told = page(figures)
    for said in ("2026-11-30", "`abc1234`", "Made-up 1", "lxml 6.1"):
        assert said in told
    assert "quick run" not in told
    assert "quick run" in page(replace(figures, quick=True))


def test_each_chart_has_its_table_under_it(figures):
    blocks = page(figures).split("\n\n")
    images = [number for number, block in enumerate(blocks) if block.startswith("![")]
    assert len(images) == 2
    for number in images:
        assert blocks[number + 1].startswith("| |")


# README's table


def test_readme_compares_with_the_best_other_and_not_with_a_variant_of_ours(figures):
    cleaning, translation = rows(readme_table(figures))[2:]
    assert cleaning == ["Cleaning pages", "pages a second of CPU", "22.0", "11.0 slow & co", "79,000"]
    assert translation == ["Translation", "seconds an article", "2.00", "8.00 third", "1,800"]


def test_a_quick_run_leaves_readme_as_it_is(figures, tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text(f"{BEGINS}\n| figures of before |\n{ENDS}\n", encoding="utf-8")
    before = readme.read_bytes()
    draw(replace(figures, quick=True), folder=tmp_path, readme=readme)
    assert readme.read_bytes() == before
    assert "quick run" in (tmp_path / "benchmarks.md").read_text(encoding="utf-8")


def test_readme_lacks_what_was_not_measured_and_what_it_shall_not_have(figures):
    told = readme_table(replace(figures, measurements=(replace(CLEANING, in_readme=False), SHARED)))
    assert len(rows(told)) == 2
    assert "Made-up 1" in told


def test_the_table_goes_between_its_marks_and_nothing_else_changes():
    readme = f"Before\n{BEGINS}\nold\n{ENDS}\nAfter\n"
    once = with_table(readme, "| new |")
    assert once == f"Before\n{BEGINS}\n| new |\n{ENDS}\nAfter\n"
    assert with_table(once, "| new |") == once
    for broken in ("nothing", BEGINS, f"{readme}{readme}"):
        with pytest.raises(ValueError, match="README"):
            with_table(broken, "| new |")


def test_readme_and_the_page_are_what_the_data_says():
    kept = Figures.read(DATA)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = with_table(readme, readme_table(kept))  # raises where README has lost its marks
    assert kept.quick or told == readme
    assert page(kept) == (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    drawn = {path.stem: path.read_text(encoding="utf-8") for path in (ROOT / "docs/benchmarks").glob("*.svg")}
    assert drawn == {one.name: chart(one) for one in kept.measurements if one.measured}


# Charts


def test_a_bar_is_as_long_as_its_median_and_has_its_figure():
    root = ElementTree.fromstring(chart(CLEANING))
    bars = [node for node in root.iter(f"{SVG}rect") if node.get("class") in ("ours", "other")]
    lengths = [float(node.get("width")) for node in bars]
    assert lengths[0] / lengths[2] == pytest.approx(2, rel=0.01)
    assert [node.get("class") for node in bars] == ["ours", "other", "other", "other"]
    texts = [node.text for node in root.iter(f"{SVG}text")]
    assert {"ringkas", "22.0", "slow & co", "11.0", "slower", "1.00"} <= set(texts)
    assert "absent" not in texts


def test_only_what_was_measured_more_than_once_has_a_spread():
    root = ElementTree.fromstring(chart(CLEANING))
    assert len(list(root.iter(f"{SVG}path"))) == 2


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
def test_a_chart_is_legible_on_its_own_paper(colors):
    svg = chart(CLEANING)
    assert all(color in svg for color in colors.values())
    for name, least in {"ink": 7.0, "soft": 4.5, "ours": 3.0, "other": 3.0}.items():
        darker, lighter = sorted((luminance(colors[name]), luminance(colors["paper"])))
        assert (lighter + 0.05) / (darker + 0.05) >= least, name


def test_a_chart_loads_nothing_and_has_a_dark_side():
    svg = chart(CLEANING)
    assert "prefers-color-scheme: dark" in svg
    assert not re.search(r"(?:href|src)=|@import|url\(", svg)


# The files


def test_figures_are_read_as_they_were_written(figures, tmp_path):
    figures.write(tmp_path / "benchmarks.json")
    assert Figures.read(tmp_path / "benchmarks.json") == figures


def test_drawing_again_gives_the_same_files_and_clears_charts_of_before(figures, tmp_path):
    readme = tmp_path / "README.md"
    readme.write_text(f"{BEGINS}\n{ENDS}\n", encoding="utf-8")
    (tmp_path / "benchmarks").mkdir()
    (tmp_path / "benchmarks" / "gone.svg").write_text("<svg/>", encoding="utf-8")
    draw(figures, folder=tmp_path, readme=readme)
    first = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert {path.name for path in first} == {"README.md", "benchmarks.md", "cleaning.svg", "translation.svg"}
    draw(figures, folder=tmp_path, readme=readme)
    assert {path: path.read_bytes() for path in first} == first


def test_the_command_draws_from_the_json_that_it_is_given(figures, tmp_path):
    figures.write(tmp_path / "data.json")
    readme = tmp_path / "README.md"
    readme.write_text(f"{BEGINS}\n{ENDS}\n", encoding="utf-8")
    options = ["--data", tmp_path / "data.json", "--to", tmp_path, "--readme", readme]
    subprocess.run([sys.executable, "-m", "bench.report", *map(str, options)], cwd=ROOT, check=True)
    assert (tmp_path / "benchmarks.md").read_text(encoding="utf-8") == page(figures)
    assert readme_table(figures) in readme.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0, "0.00"), (999.6, "1,000"), (0.000123, "0.000123"), (123456.0, "123,000"), (5, "5.00")],
)
def test_figures_have_three_digits_that_count(value, shown):
    assert rounded(value) == shown
