"""A woman whom the text names is "she", also where the model guessed; nobody else's pronoun is touched."""

import pytest

from check import Finding
from translate.pronouns import PronounResolver
from translate.translation import Segment


def resolved(*pairs):
    resolver = PronounResolver()
    return [
        resolver.resolve(Segment(source=source, target=target, sentence=index)).target
        for index, (source, target) in enumerate(pairs)
    ]


def test_a_pronoun_follows_the_woman_of_the_sentence_before():
    assert resolved(
        ("Ketua koperasi itu, Siti Rohani, menutup rapat.", "Siti Rohani, the chair, closed the meeting."),
        ("Ia menyebut utangnya lunas.", "He said his debt was paid."),
        ("Harga naik.", "Prices rose."),
        ("Dia pulang.", "He went home."),
    ) == [
        "Siti Rohani, the chair, closed the meeting.",
        "She said her debt was paid.",
        "Prices rose.",
        "She went home.",
    ]


def test_a_form_of_address_tells_and_a_later_mention_is_known_by_one_word():
    _, second, third = resolved(
        ("Bu Wartono membuka warung.", "Mrs. Wartono opened a stall."),
        ("Menurut Wartono, suaminya sakit.", "According to Wartono, his husband is ill."),
        ("Wartono mengaku menjual rumahnya.", "Wartono said he had sold his house."),
    )
    assert second.startswith("According to Wartono, his"), "a husband is there, so whose it is isn't sure"
    assert third == "Wartono said she had sold her house."


@pytest.mark.parametrize(
    ("before", "source", "target"),
    [
        ("Budi Santoso menutup rapat.", "Ia pulang.", "He went home."),
        ("Rina Kartika menutup rapat.", "Menurut Joko, ia pulang.", "According to Joko, he went home."),
        ("Rina Kartika menutup rapat.", "Ia memeluk ayahnya.", "He hugged his father."),
        ("Suami Rina Kartika menutup rapat.", "Ia pulang.", "He went home."),
        ("Rapat digelar di Jalan Kartini.", "Ia pulang.", "He went home."),
        ("Rapat ditutup.", "Ia pulang.", "He went home."),
        ("Rina Kartika menutup rapat.", '"Dia jujur," kata Dewi Anggraini.', '"He is honest," said Dewi.'),
    ],
)
def test_what_is_not_sure_stays(before, source, target):
    assert resolved((before, "…"), (source, target))[1] == target


def test_a_quotation_that_began_before_is_left_and_its_speaker_is_not():
    assert (
        resolved(
            ("Harga naik, kata Yuliana.", "Prices rose, Yuliana said."),
            ('Dia tahu itu," katanya.', 'He knows it," he said.'),
        )[1]
        == 'He knows it," she said.'
    )


def test_spans_of_findings_move_along():
    finding = Finding(kind="name", severity="info", message="…", target_span=(8, 13))
    segment = Segment(source="Rina bilang ia lapar.", target="He says Hello", sentence=0, findings=(finding,))
    changed = PronounResolver().resolve(segment)
    (moved,) = changed.findings
    assert changed.target[slice(*moved.target_span)] == "Hello"


def test_every_sentence_without_a_person_stays_as_it_is():
    segment = Segment(source="", target="", sentence=0)
    assert PronounResolver().resolve(segment) is segment
