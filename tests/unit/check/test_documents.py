"""Whole texts and audits."""

from check import Audit, audit, compare_documents

SOURCES = ["Harga beras naik.", "Hujan turun semalam.", "Ada 12 korban."]
TARGETS = ["The price of rice rose.", "It rained last night.", "There are 12 victims."]


def test_a_faithful_document_is_clean():
    assert compare_documents(SOURCES, TARGETS) == []


def test_a_target_that_ends_early():
    findings = compare_documents(SOURCES, TARGETS[:2])
    assert [(f.kind, f.severity, f.segment) for f in findings] == [("omission", "error", 2)]


def test_an_empty_target():
    findings = compare_documents(SOURCES, [TARGETS[0], "", TARGETS[2]])
    assert [(f.kind, f.severity, f.segment) for f in findings] == [("empty", "error", 1)]


def test_the_same_target_for_two_sentences():
    findings = compare_documents(SOURCES, [TARGETS[0], TARGETS[0], TARGETS[2]])
    assert ("repetition", "error", 1) in {(f.kind, f.severity, f.segment) for f in findings}


def test_more_targets_than_sources():
    findings = compare_documents(SOURCES, [*TARGETS, "And more."])
    assert [(f.kind, f.severity) for f in findings] == [("length", "error")]


def test_audit_counts_segments():
    pairs = [*zip(SOURCES, TARGETS, strict=True), ("Ada 12 korban.", "There are 21 victims and 4 dead.")]
    result = audit(pairs)
    assert isinstance(result, Audit)
    assert (result.segments, result.worst, result.kinds) == (4, {"error": 1}, {("number", "error"): 1})
    assert result.share("error", "warning") == 0.25


def test_an_empty_audit():
    assert audit([]).share("error") == 0.0


def test_each_source_is_compared_with_its_own_terms():
    sources = ["Ia dibawa ke Babinkum kemarin.", "Ia bertemu Kapolda kemarin."]
    targets = [
        "He was taken to the Legal Development Agency yesterday.",
        "He met the Regional Police Chief yesterday.",
    ]
    told = dict(
        zip(
            sources,
            [{"Babinkum": "Legal Development Agency"}, {"Kapolda": "Regional Police Chief"}],
            strict=True,
        )
    )
    assert {f.kind for f in compare_documents(sources, targets)} == {"name"}
    assert compare_documents(sources, targets, terms=lambda source: told[source]) == []
    assert audit(zip(sources, targets, strict=True), terms=lambda source: told[source]).worst == {}
