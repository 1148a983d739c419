"""Batches of small articles, what they wrote, and one that breaks off."""

import json

import pytest

import ringkas as package
from ringkas.corpus.journal import Journal
from tests.unit.ringkas.breaks import Killed

GOOD = [f"r{number}" for number in range(12) if number not in (4, 8)]
"""The records of `source` that can be used."""


def text(number):
    return f"Harga beras naik {number} persen, kata pedagang di pasar kota. Warga menunggu bantuan pemerintah daerah."


def write_rows(path, rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def batch(source, out, **options):
    options.setdefault("only", "clean")
    options.setdefault("workers", 1)
    return package.batch(source, out, **options)


def rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def ids(path):
    return [row["id"] for row in rows(path)]


def break_off(source, out, monkeypatch, *, at, **options):
    """Run a batch whose commits are frequent, until it has settled *at* records."""
    monkeypatch.setattr("ringkas.corpus.running.COMMIT_RECORDS", 1)
    original = Journal.claim

    def claim(self, id, position):
        if position == at:
            raise Killed
        return original(self, id, position)

    monkeypatch.setattr(Journal, "claim", claim)
    with pytest.raises(Killed):
        batch(source, out, **options)
    monkeypatch.setattr(Journal, "claim", original)
