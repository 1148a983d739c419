"""Of findings of one sentence that speak of one fault, one is shown."""

from check import Finding, distinct


def make(kind, severity, *, source=None, target=None):
    return Finding(kind=kind, severity=severity, message=kind, source_span=source, target_span=target)


def test_a_number_that_is_missing_and_became_another_is_one_fault():
    missing = make("number", "error", source=(4, 6))
    became = make("number", "error", source=(4, 6), target=(10, 12))
    assert distinct([missing, became]) == [became]


def test_the_graver_of_two_is_kept_whatever_their_order():
    note, error = make("number", "info", target=(3, 5)), make("name", "error", target=(3, 9))
    assert distinct([note, error]) == distinct([error, note]) == [error]


def test_two_numbers_are_two_faults():
    found = [make("number", "error", source=(4, 6)), make("number", "error", source=(9, 11))]
    assert distinct(found) == found


def test_the_same_source_words_at_two_places_of_the_target_are_two_faults():
    found = [
        make("contrast", "error", source=(0, 5), target=(0, 4)),
        make("number", "error", source=(0, 5), target=(20, 24)),
    ]
    assert distinct(found) == found


def test_low_confidence_says_nothing_new_beside_a_lost_name_but_does_beside_a_note():
    doubt = make("confidence", "warning")
    name = make("name", "warning", source=(0, 5))
    assert distinct([doubt, name]) == [name]
    note = make("name", "info", source=(0, 5))
    assert distinct([note, doubt]) == [note, doubt]
    assert distinct([doubt]) == [doubt]


def test_what_is_lost_within_a_clause_that_was_left_out_is_one_fault():
    clause = make("omission", "error", source=(10, 60))
    name = make("name", "warning", source=(20, 25))
    assert distinct([name, clause]) == [clause]


def test_what_became_another_within_a_clause_is_a_fault_of_its_own():
    clause = make("omission", "error", source=(10, 60))
    number = make("number", "error", source=(20, 22), target=(5, 7))
    assert distinct([clause, number]) == [clause, number]


def test_a_number_within_a_quotation_is_not_the_quotation():
    quotation = make("quotation", "warning", source=(0, 80))
    number = make("number", "error", source=(20, 22))
    assert distinct([quotation, number]) == [quotation, number]


def test_findings_without_a_place_are_kept():
    found = [make("length", "error"), make("split", "warning")]
    assert distinct(found) == found
