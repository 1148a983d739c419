"""Times of day and time zones survive."""

import pytest

from check import compare

FAITHFUL = [
    ("Acara mulai pukul 19.00 WITA.", "The event starts at 7 p.m. Central Indonesia Time."),
    ("Acara mulai pukul 7 malam.", "The event starts at 7 pm."),
    ("Acara mulai pukul 7.", "The event starts at 7 p.m."),
    ("Hujan turun jam 2 malam.", "It rained at 2 a.m."),
    ("Rapat mulai jam setengah 8 malam.", "The meeting starts at 7:30 p.m."),
]


@pytest.mark.parametrize(("source", "target"), FAITHFUL)
def test_faithful(source, target, kinds):
    assert not {kind for kind, _ in kinds(source, target)} & {"time", "number"}


BROKEN = [
    ("Acara mulai pukul 19.00.", "The event starts at 7 a.m.", "The time pukul 19.00 became 7 a.m."),
    ("Acara mulai pukul 07.00.", "The event starts at 7 p.m.", "The time pukul 07.00 became 7 p.m."),
    ("Hujan turun jam 2 siang.", "It rained at 2 a.m.", "The time jam 2 siang became 2 a.m."),
    ("Gempa pukul 08.46 WIB.", "The quake struck at 8:46 WIT.", "The time zone WIB became WIT."),
]


@pytest.mark.parametrize(("source", "target", "message"), BROKEN)
def test_broken(source, target, message):
    errors = [f.message for f in compare(source, target) if f.severity == "error"]
    assert any(message in text for text in errors), errors
