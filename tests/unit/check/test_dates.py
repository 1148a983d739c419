"""Days and months survive."""

import pytest

from check import compare

FAITHFUL = [
    ("Ia tiba Selasa (5/3).", "He arrived on Tuesday (March 5)."),
    ("Ia tiba Selasa (5/3).", "He arrived on Tuesday, 5 March."),
    ("Ia tiba pada 27 Januari 2022.", "He arrived on January 27, 2022."),
    ("Ia tiba pada 27 Januari 2022.", "He arrived on the 27th of January 2022."),
    ("Sidang digelar Jumat (27/01/2022).", "The hearing was held on Friday (27 January 2022)."),
    ("Pemilu digelar pada Mei 2024.", "The election was held in May 2024."),
    ("Minggu depan ia pulang.", "He goes home next week."),
]


@pytest.mark.parametrize(("source", "target"), FAITHFUL)
def test_faithful(source, target, kinds):
    assert not {kind for kind, _ in kinds(source, target)} & {"date", "time", "number"}


BROKEN = [
    ("Ia tiba pada 5 Maret 2022.", "He arrived on May 3, 2022.", "Day and month are swapped"),
    ("Ia tiba Selasa (5/3).", "He arrived on Tuesday (May 3).", "Day and month are swapped"),
    ("Ia tiba Selasa (5/3).", "He arrived on Tuesday (3/5/2022).", "Day and month are swapped"),
    ("Ia tiba pada 27 Januari.", "He arrived on June 27.", "The month Januari became June."),
    ("Ia tiba hari Selasa.", "He arrived on Thursday.", "The weekday Selasa became Thursday."),
]


@pytest.mark.parametrize(("source", "target", "message"), BROKEN)
def test_broken(source, target, message):
    errors = [f.message for f in compare(source, target) if f.severity == "error"]
    assert any(message in text for text in errors), errors


def test_a_day_that_moved_to_another_month_is_found(kinds):
    source = "Rapat digelar 1 Maret dan 2 April."
    assert kinds(source, "Meetings were held on March 1 and April 2.") == set()
    assert ("date", "error") in kinds(source, "Meetings were held on March 2 and April 1.")


def test_a_lost_weekday_is_a_warning(kinds):
    assert ("date", "warning") in kinds("Ia tiba di Jakarta hari Selasa.", "He arrived in Jakarta.")
