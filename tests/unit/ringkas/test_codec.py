"""A brief and what the cache keeps survive their JSON, field by field; what isn't their JSON is refused."""

import dataclasses
import itertools
import json
import types
import typing

import pytest

from check import Finding
from engine.errors import InputError
from ringkas import Brief
from translate.rendering import Rendering

LEFT_OUT = {
    "Brief.timings": "rounded to a tenth of a millisecond: more digits mean nothing and fill the file"
}
"""What doesn't come back as it was, on purpose, and why."""

KINDS = (Brief, Rendering, Finding)


def sample(hint, numbers):
    """A value that fits *hint*, different wherever the type leaves room, with two elements in each tuple."""
    origin, inner = typing.get_origin(hint), typing.get_args(hint)
    if dataclasses.is_dataclass(hint):
        hints = typing.get_type_hints(hint)
        value = hint(**{field.name: sample(hints[field.name], numbers) for field in dataclasses.fields(hint)})
        for field in dataclasses.fields(hint):
            assert getattr(value, field.name) != field.default, (
                f"{hint.__name__}.{field.name} has its default"
            )
        return value
    if origin is typing.Literal:
        return inner[-1]
    if origin in (typing.Union, types.UnionType):
        return sample(next(kind for kind in inner if kind is not types.NoneType), numbers)
    if origin is tuple:
        return tuple(sample(kind, numbers) for kind in ((inner[0],) * 2 if inner[1:] == (...,) else inner))
    if origin is dict:
        return {sample(inner[0], numbers): sample(inner[1], numbers)}
    number = next(numbers)
    return {str: f"teks {number}", int: number, float: number + 1 / 3, bool: True}[hint]


def made(kind):
    return sample(kind, itertools.count(1))


def through_json(value):
    return type(value).from_dict(json.loads(json.dumps(value.to_dict())))


def lost(before, after):
    """The fields, as ``Class.field``, in which *after* differs from *before*, down to the innermost values."""
    if before == after:
        return
    for field in dataclasses.fields(before):
        one, other = getattr(before, field.name), getattr(after, field.name)
        ones, others = (part if isinstance(part, tuple) else (part,) for part in (one, other))
        if len(ones) == len(others) and all(map(dataclasses.is_dataclass, (*ones, *others))):
            yield from itertools.chain.from_iterable(map(lost, ones, others))
        elif one != other:
            yield f"{type(before).__name__}.{field.name}"


def test_all_comes_back_but_what_is_left_out_on_purpose():
    found = {field for kind in KINDS for field in lost(made(kind), through_json(made(kind)))}
    assert found == set(LEFT_OUT)


def test_the_walk_names_a_field_that_is_lost_deep_inside():
    """Guards the test above: it would pass on a walk that sees nothing."""
    whole = made(Brief)
    first, second = whole.translation.segments
    bare = dataclasses.replace(second.findings[0], segment=None)
    second = dataclasses.replace(second, findings=(bare, second.findings[1]))
    translation = dataclasses.replace(whole.translation, segments=(first, second))
    article = dataclasses.replace(whole.article, next_page="", sentences=whole.article.sentences[:1])
    after = dataclasses.replace(whole, article=article, translation=translation)
    assert set(lost(whole, after)) == {"Article.next_page", "Article.sentences", "Finding.segment"}


def test_timings_keep_a_tenth_of_a_millisecond():
    brief = made(Brief)
    assert through_json(brief).timings == pytest.approx(brief.timings, abs=5e-5)


@pytest.mark.parametrize("kind", KINDS)
def test_the_dict_is_what_json_gives_back(kind):
    value = made(kind).to_dict()
    assert json.loads(json.dumps(value)) == value


def test_a_brief_whose_numbers_javascript_wrote_is_read():
    data = made(Brief).to_dict()
    data["timings"] = {"clean": 1}
    assert Brief.from_dict(data).timings == {"clean": 1.0}


def test_keys_of_a_later_version_are_passed_over():
    data = made(Brief).to_dict()
    data["article"]["sentences"][0]["tone"] = data["findings"][0]["tone"] = data["tone"] = "calm"
    assert Brief.from_dict(data) == through_json(made(Brief))


def places(value, path=()):
    """The path to every value in a brief's JSON; of a list's elements, the first stands for all."""
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list) and value:
        yield from places(value[0], (*path, 0))


def named(path):
    return ".".join(map(str, path))


PLACES = [path for path in places(made(Brief).to_dict()) if path[0] != "shown"]  # which is made from the rest


def spoiled(path, value):
    """The JSON of a brief with *value* at *path*; ``...`` takes the key away."""
    data = made(Brief).to_dict()
    *way, last = path
    inner = data
    for step in way:
        inner = inner[step]
    if value is ...:
        del inner[last]
    else:
        inner[last] = value
    return data


NOT_BEFORE = {
    *((name,) for name in ("id", "accepted", "dismissed", "glossary", "title_edited", "mark_below")),
    ("article", "joined"),
    *(
        (stage, *way)
        for stage in ("summary_en", "translation")
        for way in (("second",), ("segments", 0, "model"), ("segments", 0, "other"))
    ),
}
"""What JSON of before has not: an id, joined words, what a person did, a mark of its own, a second translator."""


def may_be_missing(path):
    """Elements of lists, stages that took no time, terms, and what JSON of before has not."""
    return (
        path in NOT_BEFORE
        or path[-1] in (0, "wording")
        or path[-2:-1] in (("timings",), ("values",), ("glossary",))
    )


def test_json_of_before_is_read():
    """Guards the list above as well: each of its keys is one that a brief has."""
    now = made(Brief)
    data = now.to_dict()
    for *way, last in NOT_BEFORE:
        inner = data
        for step in way:
            inner = inner[step]
        del inner[last]
    before = Brief.from_dict(data)
    assert (before.id, before.accepted, before.dismissed, before.glossary) == ("", (), (), {})
    assert not before.title_edited
    assert before.mark_below == 0.5
    for old, new in ((before.summary_en, now.summary_en), (before.translation, now.translation)):
        (first, _), (wrote, _) = old.segments, new.segments
        assert (old.second, first.model, first.other) == ("", "", None)
        assert dataclasses.replace(wrote, model="", other=None) == first


@pytest.mark.parametrize("path", [path for path in PLACES if not may_be_missing(path)], ids=named)
def test_a_brief_without_one_of_its_keys_is_refused(path):
    with pytest.raises(InputError, match="not a brief"):
        Brief.from_dict(spoiled(path, ...))


@pytest.mark.parametrize("path", PLACES, ids=named)
def test_a_value_of_another_type_is_refused(path):
    for value in ("yes" if path == ("title_edited",) else True, {"a": {}}, [[[]]]):
        with pytest.raises(InputError, match="not a brief"):
            Brief.from_dict(spoiled(path, value))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("findings", 0, "severity"), "fatal"),
        (("findings", 0, "stage"), "article"),
        (("article", "kinds", 0), "table"),
        (("article", "sentences", 0, "paragraph"), -1),
        (("translation", "segments", 0, "outcome"), "guessed"),
        (("article", "sentences", 0, "start"), 1.5),
        (("article", "paragraphs"), "one string, not a list of them"),
        (("timings",), []),
    ],
)
def test_a_value_that_means_nothing_is_refused(path, value):
    with pytest.raises(InputError, match="not a brief"):
        Brief.from_dict(spoiled(path, value))


@pytest.mark.parametrize("data", [{}, {"article": 1}, {"article": {}, "summary": None}, [], "brief", None])
def test_what_is_no_brief_is_refused(data):
    with pytest.raises(InputError, match="not a brief"):
        Brief.from_dict(data)
