"""Months and weekdays have one list, and every stage that reads dates knows all of it."""

import pytest

from check import compare
from check.calendar import read_calendar
from clean.dates import is_date_line, iso_date
from indonesian import ambiguous_months, months, weekdays, zones
from translate.notation import to_english_notation
from translate.postedit import write_out_dates

FULL = [(name, month) for month in months() for name in month.names]
SHORT = [(name, month) for month in months() for name in month.short]
DAYS = [(name, day) for day in weekdays() for name in day.names]


def about_dates(source, target):
    return [finding.message for finding in compare(source, target) if finding.kind == "date"]


def test_the_calendar_is_whole():
    assert [month.number for month in months()] == list(range(1, 13))
    assert [day.english for day in weekdays()][:1] == ["Monday"]
    assert len(weekdays()) == 7
    assert [zone.name for zone in zones()] == ["WIB", "WITA", "WIT"]


ONCE_LACKED = {
    2: ("Pebruari", "Peb"),
    6: ("Jun",),
    7: ("Jul",),
    8: ("Agu", "Agt", "Ags", "Agst"),
    9: ("Sept",),
    10: ("Okt",),
    11: ("Nopember", "Nop"),
    12: ("Des",),
}


@pytest.mark.parametrize(
    ("number", "spelling"), [(number, name) for number, names in ONCE_LACKED.items() for name in names]
)
def test_spellings_that_one_stage_or_another_once_lacked(number, spelling):
    month = months()[number - 1]
    assert iso_date(f"5 {spelling} 2021") == f"2021-{number:02}-05"
    assert [mention.value for mention in read_calendar(f"Pada 5 {spelling} 2021", "id").months] == [number]
    assert to_english_notation(f"Pada 5 {spelling} 2021") == f"Pada 5 {month.english} 2021"


@pytest.mark.parametrize(("name", "month"), FULL + SHORT)
def test_clean_knows_every_spelling(name, month):
    assert iso_date(f"17 {name} 1945") == f"1945-{month.number:02}-17"
    assert iso_date(f"17 {name.upper()} 1945") == f"1945-{month.number:02}-17"


@pytest.mark.parametrize(("name", "month"), FULL + SHORT)
def test_check_knows_every_spelling(name, month):
    source, next_month = f"Lahir pada 17 {name} 1945.", months()[month.number % 12]
    assert not about_dates(source, f"Born on 17 {month.english} 1945.")
    assert about_dates(source, f"Born on 17 {next_month.english} 1945.") == [
        f"The month {name} became {next_month.english}."
    ]


@pytest.mark.parametrize(("name", "month"), FULL + SHORT)
def test_translate_knows_every_spelling(name, month):
    assert to_english_notation(f"Lahir 17 {name} 1945.") == f"Lahir 17 {month.english} 1945."


@pytest.mark.parametrize(
    "text", ["Jan 5 tahun", "Ada 3 Mar di sana", "Skor 2 Des", "5 Mart 2021", "pada 5 mei"]
)
def test_what_may_be_no_month_stays_before_translation(text):
    assert to_english_notation(text) == text


def test_a_month_that_is_an_english_word_is_told_by_its_place():
    assert ambiguous_months() == {"May", "March"}
    assert read_calendar("May I ask?", "en").months == ()
    assert [mention.value for mention in read_calendar("Since May it rained.", "en").months] == [5]


@pytest.mark.parametrize(("name", "day"), DAYS)
def test_weekdays_are_known_to_all(name, day):
    assert is_date_line(f"{name}, 4 Maret 2024")
    assert to_english_notation(f"Kata Ani, {name} (4/3/2024).") == f"Kata Ani, {day.english} (4 March 2024)."
    assert write_out_dates(f"{name} (4/3/2024)", "(3/4/2024)") == "(4 March 2024)"
    assert [mention.value for mention in read_calendar(f"Pada {name}", "id").weekdays] == [day.number]
