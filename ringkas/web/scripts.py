"""Ties the page's ES modules into one script, as a bundler does: Gradio's frame takes one script only.

Each module keeps a scope of its own, so that what it doesn't import it doesn't have.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter
from typing import Self

__all__ = ["Module", "bundle"]

_IMPORT = re.compile(r'^import \{([^}]+)\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:const|function|async function) ([\w$]+))", re.MULTILINE)
_UNREAD = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Module:
    """One script: what it takes from others, what it offers, and its code without those words."""

    imports: Mapping[str, tuple[str, ...]]
    """The name of a module -> the names that are taken from it."""
    exports: tuple[str, ...]
    body: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Read a script. Raises ValueError at an import or export of a form that isn't used here.

        A variable that changes can't be exported: others would get the value that it had at first.
        """
        imports = {name: _names(listed) for listed, name in _IMPORT.findall(text)}
        body = _EXPORT.sub("", _IMPORT.sub("", text))
        if unread := _UNREAD.search(body):
            raise ValueError(f"Not understood: {unread[0]}")
        return cls(imports=imports, exports=tuple(_EXPORT.findall(text)), body=body)


def bundle(sources: Mapping[str, str]) -> str:
    r"""One script out of *sources*, module name -> text; each module stands behind those that it needs.

    Raises ValueError where an import finds no such module or name in it, and where modules need each other.

    >>> sources = {"main": 'import { one } from "./math.js";\nstart(one);', "math": "export const one = 1;"}
    >>> print(bundle(sources))
    const modules = {};
    modules.math = (() => {
    const one = 1;
    return { one };
    })();
    modules.main = (() => {
    const { one } = modules.math;
    start(one);
    return {  };
    })();
    """
    modules = {name: Module.of(text) for name, text in sources.items()}
    for name, module in modules.items():
        for other, taken in module.imports.items():
            missing = set(taken) - set(modules[other].exports if other in modules else ())
            if missing:
                raise ValueError(f"{name}.js: {other}.js has no {', '.join(sorted(missing))}.")
    order = TopologicalSorter({name: module.imports for name, module in modules.items()}).static_order()
    return "\n".join(["const modules = {};", *(_closure(name, modules[name]) for name in order)])


def _closure(name: str, module: Module) -> str:
    taken = [f"const {{ {', '.join(names)} }} = modules.{other};" for other, names in module.imports.items()]
    given = f"return {{ {', '.join(module.exports)} }};"
    return "\n".join([f"modules.{name} = (() => {{", *taken, module.body, given, "})();"])


def _names(listed: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in listed.split(",") if name.strip())
