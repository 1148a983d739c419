"""The kinds of writers that `bench.kills` kills: what each writes, and what must be left of it.

A kind is made anew for a *life*, of which it has a folder of its own. `write` writes until it is killed, and
tells what is done; `faults` compares what was told with what is there, and `last` tells at the end of a life
whether work goes on from there.
"""

import json
import random
import sqlite3
import time
import tomllib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from engine.settings import HOME, user_file
from engine.store.store import Origin, discard, keep, models_directory, stored
from ringkas import batch
from ringkas.choices import remember
from ringkas.corpus import running
from ringkas.corpus.journal import Journal
from translate.cache import TranslationCache, key_of

__all__ = ["KINDS", "Batch", "Cache", "Configuration", "Store"]

Tell = Callable[[Any], None]

LONGEST = 1.0
"""Seconds that a writer lives at most, unless its kind says otherwise; most live far less."""


class Cache:
    """Entries in the cache of translations; every second life it is small, so that it evicts."""

    writers = 2
    longest = LONGEST

    def __init__(self, life: int) -> None:
        self.bounded = life % 2 == 1
        # A writer that waits long finds the lock free in the end, so that what it puts is kept.
        limit = 200_000 if self.bounded else 1 << 30
        self.cache = TranslationCache(Path(HOME.read() or "") / "translations.sqlite", limit=limit, wait=5)

    def write(self, worker: int, chance: random.Random, tell: Tell) -> None:
        while True:
            numbers = [chance.getrandbits(60) for _ in range(chance.randint(1, 20))]
            self.cache.put({key_of(n=number): value_of(key_of(n=number)) for number in numbers})
            if not self.bounded:
                tell(numbers)

    def faults(self, told: list[Any]) -> Iterator[str]:
        keys = [key_of(n=number) for numbers in told for number in numbers]
        found = self.cache.get(keys)
        lost = sum(key not in found for key in keys)
        if lost:
            yield f"{lost} of {len(keys)} entries are lost"
        if not self.cache.path.exists():
            return
        with closing(sqlite3.connect(self.cache.path)) as database:
            (state,) = database.execute("PRAGMA integrity_check").fetchone()
            if state != "ok":
                yield f"the file is damaged: {state}"
            if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                return
            if any(value != value_of(key) for key, value in database.execute("SELECT key, value FROM entry")):
                yield "an entry has another's value"
            entries = database.execute("SELECT coalesce(sum(size), 0) FROM entry").fetchone()
            if entries != database.execute("SELECT size FROM total").fetchone():
                yield "the sum of the sizes is wrong"

    def last(self) -> Iterator[str]:
        yield from ()


class Store:
    """Models that are built and removed; one is built by both writers, and never removed."""

    writers = 2
    longest = LONGEST

    def __init__(self, life: int) -> None:
        pass

    def write(self, worker: int, chance: random.Random, tell: Tell) -> None:
        there = set()
        while True:
            slug = chance.choice(["both", *(f"{worker}-{number}" for number in range(3))])
            if slug != "both" and slug not in there:
                tell([slug, None])  # from here on until it is told, it may be there or not
            if slug == "both" or chance.random() < 0.5:
                self.keep(slug)
                tell([slug, True])
                there.add(slug)
            else:
                there.discard(slug)
                tell([slug, None])
                discard(f"marian:{slug}")
                tell([slug, False])

    def keep(self, slug: str) -> bool:
        """Have the model *slug*; whether it had to be built."""
        built = []

        def build(draft: Path) -> Origin:
            built.append(draft)
            for number in range(4):
                (draft / f"{number}.bin").write_bytes(slug.encode() * 10_000)
            return Origin(licence="MIT", revision=slug)

        keep(slug, name=f"marian:{slug}", build=build)
        return bool(built)

    def faults(self, told: list[Any]) -> Iterator[str]:
        names = {model.name.partition(":")[2]: model for model in stored()}
        for path in models_directory().glob("*"):
            if path.is_dir() and not path.name.startswith(".") and path.name not in names:
                yield f"{path.name} is neither there nor gone"
        for slug, there in dict(told).items():
            if there is not None and there != (slug in names):
                yield f"{slug} is {'gone' if there else 'there'} though the writer said otherwise"
        for slug, model in names.items():
            if model.revision != slug:
                yield f"the record of {slug} can't be read"
            elif self.keep(slug):
                yield f"{slug} is listed, and not whole"

    def last(self) -> Iterator[str]:
        for slug in ("both", *(f"{worker}-{number}" for worker in range(2) for number in range(3))):
            self.keep(slug)
        if any(path.name.startswith(".") for path in models_directory().iterdir()):
            yield "drafts were left behind"


class Configuration:
    """The user's configuration, each writer with a key of its own, beside what the user wrote."""

    writers = 2
    longest = LONGEST
    keys = ("translator", "summarizer")

    def __init__(self, life: int) -> None:
        user_file().parent.mkdir(parents=True, exist_ok=True)
        user_file().write_text("# by hand\n[limits]\ninput_characters = 1000\n", encoding="utf-8")

    def write(self, worker: int, chance: random.Random, tell: Tell) -> None:
        while True:
            number = time.monotonic_ns()
            remember(**{self.keys[worker]: f"gguf:{'a' * chance.randint(1, 9000)}-{number}"})
            tell([self.keys[worker], number])

    def faults(self, told: list[Any]) -> Iterator[str]:
        try:
            content = user_file().read_text(encoding="utf-8")
            values = tomllib.loads(content)
        except ValueError as exc:
            yield f"the file can't be read: {exc}"
            return
        if "# by hand\n" not in content or values["limits"] != {"input_characters": 1000}:
            yield "what the user wrote is lost"
        for key, number in dict(told).items():
            name = values.get("models", {}).get(key, "-0")
            if int(name.rpartition("-")[2]) < number:
                yield f"the {key} is an older one than the writer said"

    def last(self) -> Iterator[str]:
        yield from ()


class Batch:
    """A batch that goes on after each kill, and commits often."""

    writers = 1
    longest = 4.0

    def __init__(self, life: int) -> None:
        self.folder = Path(HOME.read() or "")
        self.source = self.folder / "source.jsonl"
        rows = [{"id": number, "text": text_of(number)} for number in range(1000)]
        self.source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        running.COMMIT_RECORDS = 5
        self.out = self.folder / "out.jsonl"
        self.run(self.folder / "whole.jsonl")
        self.whole = (self.folder / "whole.jsonl").read_bytes()

    def run(self, out: Path) -> None:
        batch(self.source, out, only="clean", workers=1)

    def write(self, worker: int, chance: random.Random, tell: Tell) -> None:
        commit = Journal.commit

        def told(journal: Journal, state: Any) -> None:
            commit(journal, state)
            tell([state.position, state.finished])

        Journal.commit = told  # type: ignore[method-assign]
        self.run(self.out)
        time.sleep(self.longest)

    def faults(self, told: list[Any]) -> Iterator[str]:
        path = self.folder / "out.jsonl.work" / "journal.sqlite"
        if not path.exists():
            if told:
                yield "the journal is gone"
            return
        with closing(Journal(path)) as journal:
            state = journal.state()
        if told and [state.position, state.finished] < told[-1]:
            yield f"the journal is at {state.position}, the writer was at {told[-1][0]}"
        written = self.out.read_bytes() if self.out.exists() else b""
        if len(written) < state.size or written[: state.size] != self.whole[: state.size]:
            yield f"the output isn't what the journal says, at {state.position}"

    def last(self) -> Iterator[str]:
        self.run(self.out)
        if self.out.read_bytes() != self.whole:
            yield "the output isn't that of a batch that nobody killed"
        errors = [self.folder / f"{name}.jsonl.errors.jsonl" for name in ("out", "whole")]
        if errors[0].read_bytes() != errors[1].read_bytes():
            yield "the errors aren't those of a batch that nobody killed"


def value_of(key: bytes) -> str:
    """The one value that *key* ever has, long enough to lie on several of the file's pages."""
    return key.hex() * (1 + key[0] * 3)


def text_of(number: int) -> str:
    """An article; one in ten has no text, and fails."""
    return f"Harga beras di pasar nomor {number} naik 10 persen.\n\nWarga mengeluh." if number % 10 else ""


KINDS = {"cache": Cache, "store": Store, "configuration": Configuration, "batch": Batch}
