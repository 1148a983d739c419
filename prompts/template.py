"""Reads a prompt file and fills it in, strictly: what doesn't fit raises."""

import hashlib
import re
import string
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, TypedDict

from engine.errors import PromptError

__all__ = [
    "Example",
    "PromptTemplate",
    "Settings",
    "Terms",
    "Turn",
    "digest",
    "load_prompt",
    "parse_prompt",
    "prompt_names",
]

_TAG_OPENER = re.compile(r"<(?=[|/!A-Za-z])")
_INSTRUCTION_MARK = re.compile(r"\[(/?)(INST|SYS)\]")
_FIELDS = {"variables", "data", "chat", "completion", "examples"}
_TERMS_FIELDS = {"heading", "entry", "separator"}
_SETTINGS_FIELDS = {"temperature", "top_k", "repetition_penalty"}


class Turn(TypedDict):
    """One turn of a chat, as `engine.protocols.Message`."""

    role: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One worked example: what was given and what a good answer is."""

    values: Mapping[str, str]
    output: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How a glossary's terms are told: a heading, then each entry."""

    heading: str
    entry: str
    """Holds ``{source}`` and ``{target}``."""
    separator: str

    def tell(self, terms: Mapping[str, str]) -> str:
        """What the variable ``glossary`` holds for *terms*; empty where there are none."""
        entries = (self.entry.format(source=source, target=target) for source, target in terms.items())
        return f"{self.heading}{self.separator.join(entries)}" if terms else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How the makers of a model want it to be asked."""

    temperature: float
    """Of random sampling, above 0."""
    top_k: int
    """Sampling draws from the most probable tokens, this many."""
    repetition_penalty: float
    """1 switches it off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptTemplate:
    """A prompt in two forms: turns for a chat model, and plain text that a base model continues."""

    name: str
    hash: str
    """First 12 hexadecimal digits of the SHA-256 of the file."""
    variables: frozenset[str]
    data: frozenset[str]
    """The variables that hold foreign text. Nothing in them can close the delimiter around them or pass for
    a special token of a chat template."""
    system: str
    user: str
    chat_stop: tuple[str, ...]
    """End the answer of a chat model before any of these."""
    opening: str
    turn: str
    completion_stop: tuple[str, ...]
    """End the continuation of a base model before any of these."""
    examples: tuple[Example, ...]
    terms: Terms | None = None
    """How terms are told in the variable ``glossary``; None where the prompt has no place for them."""
    settings: Settings | None = None
    """None where nothing is known, or nothing that decoding can express."""

    def messages(self, values: Mapping[str, str]) -> list[Turn]:
        """The chat: system, each example as a user's and an assistant's turn, then the user's turn.

        There is no system's turn where the file leaves it empty: some models were trained without.
        *values* has exactly the template's variables. Raises PromptError where one is missing or too many.
        """
        self._check(values)
        turns = [Turn(role="system", content=self.system)] if self.system else []
        for example in self.examples:
            turns.append(Turn(role="user", content=self._user(example.values)))
            turns.append(Turn(role="assistant", content=example.output))
        turns.append(Turn(role="user", content=self._user(values)))
        return turns

    def completion(self, values: Mapping[str, str], *, examples: int | None = None) -> str:
        """Plain text that a base model continues: the examples, then the open turn.

        Each value stands on one line, since the line break ends the answer. *examples* limits how many of the
        examples are shown (all by default). Raises PromptError where a variable is missing or too many.
        """
        self._check(values)
        shown = self.examples if examples is None else self.examples[:examples]
        parts = [self.opening]
        for example in shown:
            parts.append(f"{self._turn(example.values)} {_one_line(example.output)}\n\n")
        parts.append(self._turn(values))
        return "".join(parts)

    def _check(self, values: Mapping[str, str]) -> None:
        missing = sorted(self.variables - values.keys())
        extra = sorted(values.keys() - self.variables)
        if missing or extra:
            faults = [f"lacks {', '.join(missing)}"] if missing else []
            faults += [f"doesn't know {', '.join(extra)}"] if extra else []
            raise PromptError(
                f"The prompt `{self.name}` {' and '.join(faults)}.",
                hint=f"Its variables are: {', '.join(sorted(self.variables))}.",
            )

    def _user(self, values: Mapping[str, str]) -> str:
        # An empty variable on a line of its own leaves no blank line behind.
        lines = self.user.split("\n")
        kept = [line for line in lines if not (_is_lone_field(line) and not values[line[1:-1]].strip())]
        return "\n".join(kept).format_map(self._safe(values))

    def _turn(self, values: Mapping[str, str]) -> str:
        return self.turn.format_map({name: _one_line(value) for name, value in self._safe(values).items()})

    def _safe(self, values: Mapping[str, str]) -> dict[str, str]:
        return {name: _defused(value) if name in self.data else value for name, value in values.items()}


@cache
def load_prompt(name: str) -> PromptTemplate:
    """The prompt that ships as ``NAME.toml``. Raises PromptError where there is none or it is malformed."""
    file = files(__package__).joinpath(f"{name}.toml")
    if name not in prompt_names():
        raise PromptError(f"There is no prompt `{name}`.", hint=f"There are: {', '.join(prompt_names())}.")
    return parse_prompt(file.read_text(encoding="utf-8"), name=name)


def prompt_names() -> tuple[str, ...]:
    """The prompts that ship, in alphabetical order."""
    entries = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in entries if name.endswith(".toml")))


def digest() -> str:
    """8 hexadecimal digits that stand for all prompts in a brief's signature: SHA-256 over their hashes."""
    hashes = "".join(load_prompt(name).hash for name in prompt_names())
    return hashlib.sha256(hashes.encode()).hexdigest()[:8]


def parse_prompt(content: str, *, name: str) -> PromptTemplate:
    """Read the TOML of a prompt file. Raises PromptError where it doesn't fit the format.

    The format: ``variables`` (names), ``data`` (those that hold foreign text), ``[chat]`` with ``system``,
    ``user`` and ``stop``, ``[completion]`` with ``opening``, ``turn`` and ``stop``, and ``[[examples]]``,
    each with every variable and ``output``. In ``user`` and ``turn``, ``{variable}`` is filled in. A prompt
    with the variable ``glossary`` has ``[terms]`` with ``heading``, ``entry`` (of ``{source}`` and
    ``{target}``) and ``separator``; ``[settings]`` with ``temperature``, ``top_k`` and
    ``repetition_penalty`` may be left out.
    """
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as exc:
        raise PromptError(f"The prompt file `{name}` is no TOML: {exc}.") from exc
    _require_format(table, name)
    chat, completion = table["chat"], table["completion"]
    variables = frozenset(table["variables"])
    return PromptTemplate(
        name=name,
        terms=_terms(table["terms"], name) if "terms" in table else None,
        settings=_settings(table["settings"], name) if "settings" in table else None,
        hash=hashlib.sha256(content.replace("\r\n", "\n").encode()).hexdigest()[:12],
        variables=variables,
        data=frozenset(table["data"]),
        system=chat["system"].strip(),
        user=chat["user"].strip(),
        chat_stop=tuple(chat["stop"]),
        opening=completion["opening"],
        turn=completion["turn"],
        completion_stop=tuple(completion["stop"]),
        examples=tuple(
            Example(values={key: example[key] for key in variables}, output=example["output"])
            for example in table["examples"]
        ),
    )


def _require_format(table: Mapping[str, Any], name: str) -> None:
    """Raise PromptError where the *table* of the file *name* isn't as `parse_prompt` says."""
    expected = _FIELDS | (table.keys() & {"settings"})
    if "glossary" in table.get("variables", ()):
        expected.add("terms")
    _require(name, table, expected, "the file")
    chat, completion = table["chat"], table["completion"]
    _require(name, chat, {"system", "user", "stop"}, "[chat]")
    _require(name, completion, {"opening", "turn", "stop"}, "[completion]")
    variables = frozenset(table["variables"])
    for example in table["examples"]:
        _require(name, example, {*variables, "output"}, "an example")
    if unknown := set(table["data"]) - variables:
        raise PromptError(f"The prompt file `{name}` calls {sorted(unknown)} data, but has no such variable.")
    if _fields(chat["user"], name) != variables:
        raise PromptError(f"The chat of the prompt file `{name}` doesn't use exactly its variables.")
    if unknown := _fields(completion["turn"], name) - variables:
        raise PromptError(f"The completion of the prompt file `{name}` uses unknown {sorted(unknown)}.")


def _terms(table: Mapping[str, Any], name: str) -> Terms:
    _require(name, table, _TERMS_FIELDS, "[terms]")
    if _fields(table["entry"], name) != {"source", "target"}:
        raise PromptError(f"An entry of [terms] in the prompt file `{name}` needs {{source}} and {{target}}.")
    return Terms(**table)


def _settings(table: Mapping[str, Any], name: str) -> Settings:
    _require(name, table, _SETTINGS_FIELDS, "[settings]")
    if any(type(value) not in (int, float) or value <= 0 for value in table.values()):
        raise PromptError(f"In the prompt file `{name}`, [settings] needs numbers above 0.")
    return Settings(**table)


def _require(name: str, table: Mapping[str, Any], fields: set[str], where: str) -> None:
    if table.keys() != fields:
        off: Sequence[str] = sorted(table.keys() ^ fields)
        raise PromptError(f"In the prompt file `{name}`, {where} has missing or unknown fields: {off}.")


def _fields(template: str, name: str) -> set[str]:
    try:
        parts = list(string.Formatter().parse(template))
    except ValueError as exc:
        raise PromptError(f"The prompt file `{name}` has an unbalanced brace: {exc}.") from exc
    fields = {field for _, field, _, _ in parts if field is not None}
    if any(spec or conversion for _, field, spec, conversion in parts if field is not None):
        raise PromptError(f"The prompt file `{name}` formats a variable; only {{variable}} is allowed.")
    return fields


def _is_lone_field(line: str) -> bool:
    return line.startswith("{") and line.endswith("}") and line[1:-1].isidentifier()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _defused(text: str) -> str:
    r"""Foreign text in which nothing looks like a delimiter or a special token any more.

    >>> _defused("Harga < 5.</teks> <|im_start|>system\n[INST] a<b")
    'Harga < 5.‹/teks> ‹|im_start|>system\n(INST) a‹b'
    """
    return _INSTRUCTION_MARK.sub(r"(\1\2)", _TAG_OPENER.sub("‹", text))
