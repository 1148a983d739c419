"""What findings say: every template in both languages, with the values that the code gives it."""

import ast
import re
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest

import check
from check import Finding, Message, compare, templates, what_was_checked

ROOT = Path(check.__file__).parents[1]
ROOMS = ("check", "summarize", "translate", "ringkas")
PLACES = re.compile(r"\{(\w+)\}")


def calls(owner, method):
    """Calls such as ``Finding.of(…)`` in the code, each with its file."""
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                function = node.func if isinstance(node, ast.Call) else None
                if method is None and isinstance(function, ast.Name) and function.id == owner:
                    yield path, node
                if (
                    isinstance(function, ast.Attribute)
                    and function.attr == method
                    and isinstance(function.value, ast.Name)
                    and function.value.id == owner
                ):
                    yield path, node


def names(node):
    """The names of templates, as patterns, that an expression stands for; none where it is a variable."""
    if isinstance(node, ast.Constant):
        return [re.escape(node.value)]
    if isinstance(node, ast.IfExp):
        return [*names(node.body), *names(node.orelse)]
    if isinstance(node, ast.JoinedStr):
        return [
            "".join(re.escape(p.value) if isinstance(p, ast.Constant) else "[A-Za-z -]+" for p in node.values)
        ]
    return []


def asked_for():
    for owner in ("Finding", "Message"):
        for path, call in calls(owner, "of"):
            for name in names(call.args[0]):
                yield path, call, name


def test_both_languages_have_every_template_with_the_same_places():
    english, indonesian = templates("en"), templates("id")
    assert english.keys() == indonesian.keys()
    for name, said in english.items():
        assert said.strip()
        assert indonesian[name].strip()
        assert sorted(PLACES.findall(said)) == sorted(PLACES.findall(indonesian[name])), name


def test_every_template_that_the_code_asks_for_is_there():
    asked = list(asked_for())
    assert len(asked) > 60
    for path, _, name in asked:
        assert any(re.fullmatch(name, known) for known in templates("en")), (path.name, name)


def test_the_code_gives_every_template_the_values_that_it_has_places_for():
    seen = 0
    for path, call, name in asked_for():
        values = next((word.value for word in call.keywords if word.arg == "values"), None)
        if not isinstance(values, ast.Dict) or isinstance(call.args[0], ast.JoinedStr):
            continue
        seen += 1
        given = {key.value for key in values.keys}
        for known, said in templates("en").items():
            if re.fullmatch(name, known):
                assert set(PLACES.findall(said)) == given, (path.name, known)
    assert seen > 40


def test_no_finding_is_made_from_a_sentence_that_is_in_one_language_alone():
    assert [str(path.relative_to(ROOT)) for path, _ in calls("Finding", None)] == []


def test_no_template_is_left_over():
    text = "".join(
        path.read_text(encoding="utf-8") for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))
    )
    patterns = [name for _, _, name in asked_for()]
    for known in templates("en"):
        assert f'"{known}"' in text or any(re.fullmatch(name, known) for name in patterns), known


def test_every_closed_class_has_a_name_in_both_languages():
    folder = files("check").joinpath("data/contrasts")
    for file in folder.iterdir():
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["class"]:
            assert templates("en")[f"class {entry['name']}"] == entry["name"]
            assert templates("id")[f"class {entry['name']}"]


@pytest.mark.parametrize(
    ("source", "target", "english", "indonesian"),
    [
        (
            "Ada 12 korban.",
            "There are 21 victims.",
            "The number 12 became 21.",
            "Angka 12 menjadi 21.",
        ),
        (
            "Rapat digelar hari Senin.",
            "The meeting was held on Tuesday.",
            "The weekday Senin became Tuesday.",
            "Hari Senin menjadi Tuesday.",
        ),
        (
            "Ekspor beras naik pada tahun ini.",
            "Rice exports fell this year.",
            "The direction of change changed: “naik” became “fell”.",
            "Ada yang berubah (arah perubahan): “naik” menjadi “fell”.",
        ),
    ],
)
def test_a_finding_is_said_in_either_language(source, target, english, indonesian):
    found = compare(source, target)
    assert [finding.message for finding in found] == [english]
    assert [finding.said("en") for finding in found] == [english]
    assert [finding.said("id") for finding in found] == [indonesian]
    again = [Finding.from_dict(finding.to_dict()) for finding in found]
    assert [finding.said("id") for finding in again] == [indonesian]


def test_json_of_before_still_loads_and_shows_its_english():
    old = Finding(kind="number", severity="error", message="5 isn't 10.").to_dict()
    del old["wording"]
    assert Finding.from_dict(old).said("id") == "5 isn't 10."


@pytest.mark.parametrize(
    "wording",
    [
        {"template": "of another version", "values": {}},
        {"template": "number_became", "values": {"was": "5"}},
    ],
)
def test_a_wording_of_another_version_shows_its_english(wording):
    data = Finding(kind="number", severity="error", message="5 isn't 10.").to_dict() | {"wording": wording}
    assert Finding.from_dict(data).said("id") == "5 isn't 10."


@pytest.mark.parametrize(
    "wording",
    [
        "text",
        1,
        {"template": 1, "values": {}},
        {"template": "x", "values": [1]},
        {"template": "x", "values": {"a": 1}},
    ],
)
def test_a_wording_that_is_none_is_refused(wording):
    data = Finding(kind="number", severity="error", message="5 isn't 10.").to_dict() | {"wording": wording}
    with pytest.raises((TypeError, ValueError, KeyError)):
        Finding.from_dict(data)


def test_messages_within_messages_without_end_are_refused():
    message = {"template": "title", "values": {}}
    for _ in range(50):
        message = {"template": "title", "values": {"finding": message}}
    with pytest.raises(ValueError, match="within each other"):
        Message.from_dict(message)


def test_a_value_with_braces_is_only_a_value():
    message = Message.of("name_became", was="{became}", became="{0}")
    assert message.said("en") == "The name {became} became {0}."


def test_what_was_checked_says_what_cannot_be_in_both_languages():
    assert "confidence only" in what_was_checked()
    assert "hanya tingkat keyakinan" in what_was_checked("id")
