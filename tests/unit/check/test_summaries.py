"""A summary may leave out; what it says has to be in the source."""

import pytest

from check import compare

SOURCE = (
    "Gubernur Jawa Tengah Ratna Dewi mengatakan 1.250 warga Demak belum bisa pulang karena tanggul jebol. "
    "“Kami tidak akan meninggalkan warga di pengungsian,” kata Ratna Dewi di Semarang, Selasa (5/3). "
    "Menurut Kepala Badan Penanggulangan Bencana Daerah (BPBD) Agus Salim, bantuan senilai Rp 1,2 miliar tiba pukul 14.30 WIB. "
    "“Air mulai surut sejak pagi,” ujar Agus Salim."
)
SUPPORTED = [
    "Sebanyak 1.250 warga Demak belum bisa pulang.",
    "Ratna Dewi mengatakan warga Demak belum bisa pulang.",
    "“Kami tidak akan meninggalkan warga di pengungsian,” kata Ratna Dewi.",
    "“Air mulai surut sejak pagi,” ujar Agus Salim.",
    "Bantuan senilai Rp1,2 miliar tiba, menurut BPBD.",
    "Pemerintah daerah menyalurkan bantuan pada Selasa (5/3).",
    "Warga bertahan di pengungsian.",
]


@pytest.mark.parametrize("sentence", SUPPORTED)
def test_supported(sentence):
    assert compare(SOURCE, sentence, target_language="id") == []


UNSUPPORTED = [
    ("Sebanyak 1.520 warga Demak belum bisa pulang.", "number"),
    ("Bantuan senilai Rp 1,2 triliun tiba.", "number"),
    ("Bantuan tiba pada Kamis.", "date"),
    ("Bantuan tiba pada 3 Mei.", "date"),
    ("Gubernur Ganjar Pranowo mengatakan warga belum bisa pulang.", "name"),
    ("Warga Kudus belum bisa pulang.", "name"),
    ("Sebanyak 1.250 warga Demak sudah bisa pulang.", "negation"),
    ("“Kami tidak akan melupakan warga di pengungsian,” kata Ratna Dewi.", "quotation"),
    ("“Air mulai surut sejak pagi,” ujar Ratna Dewi.", "speaker"),
    ("Air tidak surut sejak pagi.", "negation"),
    ("", "empty"),
]


@pytest.mark.parametrize(("sentence", "kind"), UNSUPPORTED)
def test_unsupported_is_an_error(sentence, kind, kinds):
    assert (kind, "error") in kinds(SOURCE, sentence, target_language="id")


@pytest.mark.parametrize("sentence", SOURCE.split(". "))
def test_every_sentence_supports_itself(sentence):
    assert compare(sentence, sentence, target_language="id") == []
    assert compare(SOURCE, sentence, target_language="id") == []


def test_acronyms_and_what_they_stand_for_support_each_other():
    source = "KPK memeriksa Menteri Perhubungan di Jakarta Selatan."
    assert (
        compare(source, "Komisi Pemberantasan Korupsi memeriksa Menhub di Jaksel.", target_language="id")
        == []
    )
