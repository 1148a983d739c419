"""Each fault of a brief is shown and counted once, with every place where it stands."""

import dataclasses

from check import Finding
from ringkas import Brief
from ringkas.shown import shown_findings
from translate import Segment

ARTICLE = (
    Segment(source="Ada 12 korban.", target="There are 21 victims.", sentence=0),
    Segment(source="Mereka selamat.", target="They are safe.", sentence=1),
)
SUMMARY = (dataclasses.replace(ARTICLE[0], sentence=0),)


def number(stage, segment, **changes):
    values = {"kind": "number", "severity": "error", "message": "The number 12 became 21."}
    return Finding(**values | {"stage": stage, "segment": segment, **changes})


def indices(findings):
    shown = shown_findings(findings, summary_en=SUMMARY, translation=ARTICLE)
    return [fault.indices for fault in shown]


def test_a_sentence_that_the_summary_took_over_has_one_fault_with_two_places():
    findings = [number("translation", 0), number("summary_en", 0)]
    (fault,) = shown_findings(findings, summary_en=SUMMARY, translation=ARTICLE)
    assert fault.finding == findings[1]  # where a reader comes to it first
    assert fault.elsewhere == (findings[0],)
    assert fault.indices == (1, 0)


def test_the_same_words_of_another_sentence_are_another_fault():
    assert indices([number("translation", 0), number("translation", 1)]) == [(0,), (1,)]


def test_what_is_said_twice_of_one_sentence_is_two_faults_in_each_of_its_places():
    places = [(0, 3), (20, 23)]
    findings = [
        number(stage, 0, message="The number 12 is missing.", source_span=span)
        for stage in ("summary_en", "translation")
        for span in places
    ]
    assert indices(findings) == [(0, 2), (1, 3)]


def test_low_confidence_that_differs_a_little_between_the_places_is_one_fault():
    findings = [
        number("summary_en", 0, kind="confidence", message="Read the source: 60%."),
        number("translation", 0, kind="confidence", message="Read the source: 61%."),
    ]
    assert indices(findings) == [(0, 1)]


def test_the_gravest_come_first_and_findings_on_the_whole_stay():
    findings = [
        number("translation", None, kind="model", severity="info", message="Small."),
        number("translation", None, kind="language", severity="warning", message="Malay."),
        number("translation", 1),
    ]
    assert indices(findings) == [(2,), (1,), (0,)]


def test_a_segment_that_is_not_there_has_its_finding_all_the_same():
    assert indices([number("translation", 99), number("translation", -1)]) == [(0,), (1,)]


def test_a_brief_tells_its_faults_in_json_and_counts_a_repeated_sentence_once(pipeline):
    text = "Harga beras naik 10 persen di Jakarta. Pedagang di Pasar Induk mengeluh sejak Senin."
    brief = pipeline(text, sentences=1)
    data = brief.to_dict()
    repeated = [row for row in data["shown"] if len(row) > 1]
    assert repeated
    for row in repeated:
        stages = [data["findings"][index]["stage"] for index in row]
        assert stages == ["summary_en", "translation"]
    assert len(data["shown"]) < len(data["findings"])
    assert Brief.from_dict(data).shown == brief.shown
