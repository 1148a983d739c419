"""Each script says what it takes from the others, and takes nothing else."""

import re
from importlib.resources import files

import pytest

from ringkas.web.assets import markup, script, scripts
from ringkas.web.scripts import Module, bundle

MODULES = {name: Module.of(text) for name, text in scripts().items()}
OWNERS = {export: name for name, module in MODULES.items() for export in module.exports}

NAME = r"(?<![\w$]){}(?![\w$])"


def code(body):
    """The script without comments, and without what stands in quotation marks."""
    body = re.sub(r"(?<![:\"'])//[^\n]*", "", body)
    return re.sub(r'"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'', '""', body)


def uses(body, name):
    """Whether *name* stands in *body* as a name: not as a property, and not as a key or method of an object."""
    text = code(body)
    for found in re.finditer(NAME.format(re.escape(name)), text):
        before, after = text[: found.start()].rstrip(), text[found.end() :]
        is_property = before.endswith(".") and not before.endswith("...")
        is_key = before.endswith(("{", ",")) and re.match(r"\s*:|\([^()]*\)\s*\{", after)
        if not is_property and not is_key:
            return True
    return False


def declares(body, name):
    """Whether *body* gives *name* a meaning of its own, as a variable, function or parameter."""
    text, bounded = code(body), NAME.format(re.escape(name))
    lists = re.findall(
        r"(?:function [\w$]*|catch )\(([^()]*)\)|\(([^()]*)\) =>|(?:const|let) [{\[]([^=]*)[}\]] =", text
    )
    return bool(
        re.search(rf"(?:const|let|function) {bounded}|{bounded} =>", text)
        or any(re.search(bounded, part) for parts in lists for part in parts)
    )


def test_an_exported_name_means_one_thing_everywhere():
    """Without this the test below couldn't tell a use from a variable that happens to have the name."""
    assert len(OWNERS) == sum(len(module.exports) for module in MODULES.values())
    redeclared = [
        (name, export)
        for name, module in MODULES.items()
        for export, owner in OWNERS.items()
        if owner != name and declares(module.body, export)
    ]
    assert redeclared == []


@pytest.mark.parametrize("name", sorted(MODULES))
def test_a_script_imports_what_it_uses_and_nothing_else(name):
    module = MODULES[name]
    used = {export for export, owner in OWNERS.items() if owner != name and uses(module.body, export)}
    assert {taken for names in module.imports.values() for taken in names} == used


def test_every_script_and_every_export_is_needed():
    taken = {one for module in MODULES.values() for names in module.imports.values() for one in names}
    assert set(OWNERS) == taken
    assert {"main"} == set(MODULES) - {other for module in MODULES.values() for other in module.imports}


def test_the_reading_of_scripts_tells_uses_apart():
    assert uses("run();", "run")
    assert uses("const x = { ...run() };", "run")
    assert uses("f(a ? run : stop);", "run")
    assert not uses('page.run(); say("run"); // run', "run")
    assert not uses("const x = { run: 1, stop() { } };", "run")
    assert not uses("const x = { run: 1, stop() { } };", "stop")
    assert declares("for (const run of runs) f(run);", "run")
    assert declares("f(({ run, stop }) => stop);", "run")
    assert declares("const { run } = all;", "run")
    assert not declares("f(run);", "run")


def test_a_module_stands_behind_those_that_it_needs():
    text = script({})
    places = {name: text.index(f"modules.{name} = ") for name in MODULES}
    assert all(places[other] < places[name] for name, module in MODULES.items() for other in module.imports)
    assert max(places, key=places.get) == "main"


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ({"main": 'import { a } from "./other.js";\n'}, "other.js has no a"),
        ({"main": 'import { a } from "./other.js";\n', "other": "const a = 1;\n"}, "other.js has no a"),
        (
            {
                "main": 'import { a } from "./other.js";\nexport const b = 1;\n',
                "other": 'import { b } from "./main.js";\nexport const a = 1;\n',
            },
            "cycle",
        ),
        ({"main": "export let a = 1;\n"}, "Not understood: export let"),
        ({"main": 'import * as other from "./other.js";\n', "other": ""}, "Not understood: import"),
    ],
    ids=["unknown module", "unknown name", "cycle", "a variable", "another form"],
)
def test_what_does_not_fit_together_is_an_error(sources, said):
    with pytest.raises(ValueError, match=said):
        bundle(sources)


def test_the_comment_at_the_stop_button_tells_the_way_as_it_is():
    (comment,) = re.findall(r"<!-- Stop: (.*?) -->", markup(), re.DOTALL)
    way = re.findall(r"(\w+)\(\) in ([\w./]+\.(?:js|py))", comment)
    assert [path for _, path in way] == ["running.js", "../app.py", "../handlers.py", "../deadline.py"]
    for function, path in way:
        text = files("ringkas.web").joinpath("static", path).read_text(encoding="utf-8")
        assert re.search(rf"\b(?:def|function) {function}\(", text), (function, path)
