"""Words that print's hyphens break inside a line are whole again, the hyphens that writers put stay, and both are told."""

import pytest

from clean import clean
from clean.broken_words import join_broken_words

HABIT = "Pe-tugas mela-porkan kejadian itu kepada kepala desa."
"""A sentence that shows beyond doubt that print's hyphens are left in the text."""


def joined(text):
    """What becomes of *text* in an article that shows the habit, without the sentence that does."""
    return join_broken_words([HABIT, text])[0][1]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Harga be-ras naik menu-rut para pe-dagang.", "Harga beras naik menurut para pedagang."),
        ("Ke-mudian hujan me-reda.", "Kemudian hujan mereda."),
        ("Ia menam-bahkannya lagi.", "Ia menambahkannya lagi."),
        ("Penga-daan seragam di-tunda.", "Pengadaan seragam ditunda."),
        ("Pe-ngusaha me-nyangkal.", "Pengusaha menyangkal."),
        ("Mereka be-nar-benar lelah.", "Mereka benar-benar lelah."),
        ("Doku-men-dokumen itu hilang.", "Dokumen-dokumen itu hilang."),
        ("Warga ber-sama-sama mem-bantu.", "Warga bersama-sama membantu."),
        ("Jalan itu ru- sak parah.", "Jalan itu rusak parah."),
        ("Warga mau-pun aparat datang.", "Warga maupun aparat datang."),
    ],
)
def test_a_broken_word_is_whole_again(broken, whole):
    assert joined(broken) == whole


@pytest.mark.parametrize(
    "text",
    [
        "Buku-buku, sayur-mayur dan undang-undang itu bolak-balik dibahas.",
        "Anak-anak berlari-lari sebaik-baiknya di negara-negara lain.",
        "Kuku-kuku, gerak-gerik, tiba-tiba dan terus-menerus.",
        "Suami-istri itu naik kereta Jakarta-Bandung Sabtu-Minggu.",
        "Aspek sosial-ekonomi antara pria-wanita, kerja-sama dan tanggung-jawab.",
        "Nur-Mahmudi membaca Al-Quran; Al-kitab dibaca Abu-bakar.",
        "Skor 2-1 pada abad ke-21, pukul 10.00-12.00, se-Indonesia.",
        "Program anti-korupsi, non-aktif, pra-musim, pasca-gempa dan semi-final.",
        "Foto itu di-upload, lalu ia men-download dan me-restart server-nya.",
        "Ia mem-backup gim itu, lalu check-in untuk start-up, line-up dan play-off.",
        "Lihat https://contoh.id/da-lam/se-buah-kota dan www.da-lam.id/te-tapi.",
        "Surel da-lam@contoh.id, akun @te-tapi dan tagar #se-buah.",
        "Guru- dan siswa- atau wali-murid.",
        "Ya Tuhan, kepada-Nya kami berserah.",
    ],
)
def test_the_hyphens_of_writers_stay_where_others_are_joined(text):
    assert joined(text) == text


@pytest.mark.parametrize(
    "text", ["Ia datang ke-pada kami.", "Kami di-undang ke-dua kalinya.", "Rumah-nya jauh."]
)
def test_a_word_whose_parts_may_stand_is_left_where_nothing_else_shows_the_habit(text):
    assert join_broken_words([text]) == ([text], [])
    assert joined(text) != text


def test_one_word_that_nothing_else_can_be_needs_no_other():
    assert join_broken_words(["Warga me-nunggu di da-lam."])[0] == ["Warga menunggu di dalam."]


def test_a_name_is_joined_where_the_text_has_it_whole_too():
    assert joined("Kantor Ranowangko sepi. Warga Rano-wangko pulang.").endswith("Warga Ranowangko pulang.")
    assert joined("Warga Rano-wangko pulang.") == "Warga Rano-wangko pulang."


def test_the_article_tells_each_word_that_was_joined():
    article = clean(f"Kisah Pe-tugas Desa\n\n{HABIT} Warga da-lam rumah ti-dak tahu. Warga ti-dak takut.")
    assert article.title == "Kisah Petugas Desa"
    assert article.joined == ("Pe-tugas", "Pe-tugas", "mela-porkan", "da-lam", "ti-dak", "ti-dak")
    assert article.text.endswith("Warga dalam rumah tidak tahu. Warga tidak takut.")
    assert all(article.text[one.start : one.end] == one.text for one in article.sentences)
    assert clean(article.text).joined == ()
    assert clean("Harga beras naik, kata para pedagang.").joined == ()


def test_taking_the_record_back_gives_the_text_as_it_stood():
    texts = [HABIT, "Te-tapi anak-anak be-nar-benar takut.", "Tak ada apa-apa."]
    mended, record = join_broken_words(texts)
    assert len(record) == 4
    assert "".join(mended).replace("-", "") == "".join(texts).replace("-", "")
    assert (
        "".join(texts).count("-") - "".join(mended).count("-")
        == sum(map(len, record)) - sum(len(word.replace("-", "")) for word in record) - 1
    )  # "benar-benar" keeps one of two
