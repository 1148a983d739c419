"""Faults that users reported of other translation tools: each is an error here, and the sound target is clean."""

import pytest

from check import compare

SOURCE = "Pemerintah daerah membagikan 2.200.112 paket bantuan kepada warga yang terdampak banjir di Demak."
GOOD = "The local government handed out 2,200,112 aid packages to residents affected by the floods in Demak."

FAULTS = {
    "the line stays untranslated": (SOURCE, "untranslated"),
    "the headline stays in capitals and Indonesian": (SOURCE.upper(), "untranslated"),
    "half stays untranslated": (
        "The local government handed out 2,200,112 paket bantuan kepada warga yang terdampak banjir di Demak.",
        "untranslated",
    ),
    "a number is corrupted": (GOOD.replace("2,200,112", "2,200,12"), "number"),
    "a word loops": (GOOD.replace("Demak.", "Demak" + " Demak" * 12), "repetition"),
    "a phrase loops": (GOOD[:-1] + ", to residents affected" * 5, "repetition"),
    "letters loop": (GOOD[:-1] + " hahahahahahahahaha", "repetition"),
    "the rest is dropped": ("The local government handed out 2,200,112 aid packages.", "omission"),
    "nothing comes": ("", "empty"),
    "it apologizes": ("I'm sorry I'm sorry I'm sorry", "apology"),
    "a stray symbol opens": ("♪ " + GOOD, "symbol"),
    "an HTML entity is left": (GOOD.replace("aid", "&quot;aid&quot;"), "markup"),
    "a token of the model is left": (GOOD.replace("Demak", "<unk>"), "markup"),
    "it rambles on": (GOOD + " " + " ".join(f"word{i}" for i in range(60)), "length"),
}


def test_the_sound_translation_is_clean(kinds):
    assert kinds(SOURCE, GOOD) == set()


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_an_error(name, kinds):
    target, kind = FAULTS[name]
    assert (kind, "error") in kinds(SOURCE, target)


def test_a_capital_headline_that_was_translated_is_clean(kinds):
    assert kinds("HARGA BERAS NAIK 10 PERSEN", "RICE PRICES RISE 10 PERCENT") == set()


def test_names_alone_may_stay_as_they_are(kinds):
    assert kinds("Jakarta, Kompas.com", "Jakarta, Kompas.com") == set()


def test_a_source_that_repeats_may_be_repeated(kinds):
    assert kinds("Tidak, tidak, tidak, tidak, tidak!", "No, no, no, no, no!") == set()


def test_a_speaker_may_be_sorry(kinds):
    source = "“Saya minta maaf, saya sungguh minta maaf,” kata Budi."
    assert kinds(source, "“I'm sorry, I'm really sorry,” Budi said.") == set()


def test_what_was_read_in_the_wrong_encoding_is_read_through(kinds):
    assert (
        kinds("Vidal bergabung dengan BarÃ§a dan menang 7â€“2.", "Vidal joined Barça and won 7–2.") == set()
    )


@pytest.mark.parametrize(
    ("target", "severity"),
    [
        ("The gotong royong community works.", "warning"),
        ("The royong group and the royong cart work.", "info"),
        ("The rupiah rose by 10 rupiah in the royong.", "info"),
    ],
)
def test_a_word_left_in_indonesian_counts_once(target, severity):
    source = "Warga gotong royong, gerobak royong bekerja saat rupiah naik 10 rupiah."
    (finding,) = [f for f in compare(source, target) if f.kind == "untranslated"]
    assert (finding.severity, "rupiah" in finding.message) == (severity, False)
