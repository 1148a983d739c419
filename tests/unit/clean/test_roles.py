"""What code does with a rule is told by the rule's fields, in its file; its name is for the log."""

import json
import random
import re
from pathlib import Path

import pytest

from clean import clean, reasons, rule_file
from clean.reasons import REASONS
from clean.rule_file import read_rules, rule_book
from clean.rules import Role, Rule
from tests.unit.clean.pages import (
    CAPTION,
    COMMENT,
    NAVIGATION,
    PAGES,
    PARAGRAPHS,
    POPULAR,
    RELATED,
    TITLE,
    paste,
)

LINES = json.loads((Path(__file__).parents[2] / "data" / "clean_lines.json").read_text(encoding="utf-8"))
SHIPPED = (Path(rule_file.__file__).parent / "rules.toml").read_text(encoding="utf-8")
NAME = re.compile(r'^name = "(.+)"$', re.MULTILINE)
DATE = "Kamis, 7 Maret 2024 10:15 WIB"
LINK = f"Baca juga: {POPULAR[0]}"


def mixed(seed):
    """A paste with labels of every kind among the paragraphs of an article."""
    draw = random.Random(seed)
    labels = [line for lines in LINES["drop"].values() for line in lines] + LINES["captions"]
    lines = [TITLE, DATE, *PARAGRAPHS, *LINES["keep"][:8]]
    for label in draw.sample(labels, draw.randint(4, 60)):
        lines.insert(draw.randint(0, len(lines)), label)
    return "\n".join(lines)


def within(*elements):
    """A page whose article has *elements* after its second paragraph."""
    inserted = f"<p>{PARAGRAPHS[1]}</p>" + "".join(elements)
    return PAGES["semantic"]().replace(f"<p>{PARAGRAPHS[1]}</p>", inserted)


CASES = {
    **{f"page: {kind}": page() for kind, page in PAGES.items()},
    "paste": paste(),
    "credit line": "\n".join((TITLE, DATE, *PARAGRAPHS, "Pewarta: Dimas Prakoso", "Editor: Ratna Sari")),
    "correspondent": "\n".join(
        ("Laporan wartawan KabarKita.com, Dimas Prakoso", *PARAGRAPHS, "(dmp/rnm)", "Halaman selanjutnya")
    ),
    "footer": "\n".join(
        (TITLE, "Lintas Nusa • 7 Maret 2024 10:15 WIB", *PARAGRAPHS[1:], "Copyright © 2024 Lintas Nusa")
    ),
    "dump": "\n".join(
        (
            *NAVIGATION,
            "Dilihat 1.200 kali",
            "2 jam lalu",
            *PARAGRAPHS,
            "Halaman 1",
            *NAVIGATION,
            "Selengkapnya",
        )
    ),
    "table": "\n".join((*PARAGRAPHS, "Harga per kilogram", "Beras", "Gula", "Cabai", "Telur", "Minyak")),
    "link in text": f"{PARAGRAPHS[0]} {LINK}{PARAGRAPHS[2]} {PARAGRAPHS[3]}\n{PARAGRAPHS[1]}",
    "linked mention": within(
        f"<p>{PARAGRAPHS[7]} Baca juga: <a href='/z'>{RELATED[0]}</a> {PARAGRAPHS[2]}</p>"
    ),
    **{
        f"element: {tag}": within(f"<{tag}><p>{CAPTION}</p><p>{COMMENT}</p></{tag}>")
        for tag in ("nav", "footer", "aside", "figure", "figcaption", "dialog")
    },
    "captions": within(*(f"<div class='keterangan'>Warga {n} {COMMENT} {COMMENT}</div>" for n in range(12))),
    "comments": within(*(f"<div class='komentar'>Warga {n} {COMMENT} {COMMENT}</div>" for n in range(20))),
    **{f"mixed: {seed}": mixed(seed) for seed in range(12)},
}


@pytest.fixture(scope="module")
def before():
    """The articles that the rules as shipped give."""
    return cleaned()


@pytest.fixture
def ship(monkeypatch):
    """Makes *text* the rules' file."""

    def replace(text):
        monkeypatch.setattr(rule_file, "_shipped", lambda: text)
        rule_book.cache_clear()

    yield replace
    rule_book.cache_clear()


def cleaned():
    return {case: clean(text) for case, text in CASES.items()}


def told(article, name_of=str):
    """All that an article says, with the names in its log as *name_of* gives them."""
    fields = {name: getattr(article, name) for name in type(article).__slots__ if name != "removed"}
    return fields, list(dict.fromkeys((entry.text, name_of(entry.rule)) for entry in article.removed))


@pytest.mark.parametrize("seed", range(4))
def test_rules_by_other_names_give_the_same_articles(seed, before, ship):
    """Each entry of the file gets a name of its own, so that two entries of one name aren't told by it either."""
    draw = random.Random(seed)
    former = {reason.name: reason.name for reason in REASONS}

    def renamed(match):
        name = f"{''.join(draw.choices('abcdefgh', k=8))} {len(former)}"
        former[name] = match.group(1)
        return f'name = "{name}"'

    ship(NAME.sub(renamed, SHIPPED))
    after = cleaned()
    for case, article in before.items():
        assert told(after[case], former.__getitem__) == told(article), case


def test_a_credit_line_names_the_author_and_a_footer_the_publisher():
    assert clean(CASES["credit line"]).byline == "Dimas Prakoso"
    assert clean(CASES["footer"]).byline == ""
    assert clean(CASES["footer"]).source == "Lintas Nusa"


def bare(role):
    """The rules' file without *role*."""
    return re.sub(rf'^(roles = \[.*?)"{role}"(?:, )?', r"\1", SHIPPED, flags=re.MULTILINE)


@pytest.mark.parametrize("role", Role)
def test_each_role_makes_a_difference_to_an_article(role, before, ship):
    table = "cut" if role is Role.LINK_IN_TEXT else "line"
    bearer = f'[[{table}]]\nname = "never"\nroles = ["{role}"]\npattern = "(?!)"\n[body]\n'
    ship(bare(role).replace("[body]\n", bearer))
    assert cleaned() != before


@pytest.mark.parametrize(
    "line", sorted(set(re.findall(r"^(?:tags|recurs|outweighs) = .+$", SHIPPED, re.MULTILINE)))
)
def test_what_a_zone_says_of_itself_makes_a_difference_to_an_article(line, before, ship):
    ship(SHIPPED.replace(f"{line}\n", ""))
    assert cleaned() != before


def test_every_name_in_a_log_is_a_rules_or_a_listed_reasons(before):
    book = rule_book()
    named = {
        rule.name for rule in (*book.lines, *book.captions, *book.cuts, *book.tails, *book.heads, *book.zones)
    }
    listed = {reason.name for reason in REASONS}
    logged = {entry.rule for article in before.values() for entry in article.removed}
    assert not named & listed
    assert logged <= named | listed
    assert logged & named
    assert logged & listed


def test_every_reason_is_listed_once():
    found = [value for value in vars(reasons).values() if isinstance(value, Rule)]
    assert sorted(found, key=id) == sorted(REASONS, key=id)
    assert len({reason.name for reason in found}) == len(found)


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("weight = 3\n", "wieght = 3\n", "unknown keys"),
        ("[[tail]]\n", "[[tail]]\nwords = 3\n", "unknown keys"),
        ("[body]\n", "[body]\nname = 'text'\n", "unknown keys"),
        ("\n[[tail]]\n", "\n[[tial]]\n", "unknown tables"),
        ('roles = ["credit"]', 'roles = ["author"]', "nobody asks it for the roles"),
        ("[[tail]]\n", '[[tail]]\nroles = ["chrome"]\n', "nobody asks it for the roles"),
        ("\n[[zone]]\n", '\n[[zone]]\nroles = ["chrome"]\n', "nobody asks it for the roles"),
        ('name = "stray tag"\n', 'name = "stray tag"\nroles = ["link in text"]\n', "2 rules bear the role"),
        ('tags = ["aside"]', 'tags = ["aside", "nav"]', "two zones claim the tags"),
    ],
)
def test_what_nobody_would_read_is_an_error(old, new, complaint):
    assert old in SHIPPED
    with pytest.raises(ValueError, match=complaint):
        read_rules(SHIPPED.replace(old, new, 1))


@pytest.mark.parametrize("role", Role)
def test_a_role_that_no_rule_bears_is_an_error(role):
    with pytest.raises(ValueError, match=f"no rule bears the roles .*{role}"):
        read_rules(bare(role))
