"""Publishers' names that a scraper stuck to the words beside them."""

import pytest

from clean import clean
from clean.stuck_names import part_stuck_names

BEFORE = "Warga Desa Tirtasari membangun jembatan bambu sepanjang 40 meter di atas Kali Progo pada Sabtu (3/5/2025)."
AFTER = "Jembatan itu dipakai 200 anak untuk berangkat ke sekolah setiap pagi sejak jembatan lama hanyut dibawa banjir."


@pytest.mark.parametrize(
    ("stuck", "parted"),
    [
        ("dalam keterangan yang diterimadetikcom, Minggu", "dalam keterangan yang diterima detikcom, Minggu"),
        ("dilansirdetikSulsel dari", "dilansir detikSulsel dari"),
        ("ujarnya kepadaKompas.com.", "ujarnya kepada Kompas.com."),
        ("saat ditemuiTribunJateng.com di", "saat ditemui TribunJateng.com di"),
        ("yang dikutipkumparan pada", "yang dikutip kumparan pada"),
        ("PantauandetikJatim di lokasi", "Pantauan detikJatim di lokasi"),
        ("Berbicara dengandetikcomdi Serang", "Berbicara dengan detikcom di Serang"),
        ("kata dia kepada detikBalipada Senin", "kata dia kepada detikBali pada Senin"),
    ],
)
def test_a_known_word_and_a_publisher_are_parted(stuck, parted):
    assert part_stuck_names(stuck) == parted


@pytest.mark.parametrize(
    "text",
    [
        "Tulis ke kabar@redaksidetikcom.example.",
        "Buka https://kanal.example/dikutipKompas.com/1 untuk membaca.",
        "Unggahan #beritaTempo.co ramai.",
        "Akun @infoMerdeka.com ramai.",
        "Kata detikPopuler dan detikcomdia tidak ada.",
        "Serba-serbi MediaTempo dan SuaraMerdeka.",
        "Kata xyzzydetikcom tidak ada.",
    ],
)
def test_addresses_tags_and_names_stay(text):
    assert part_stuck_names(text) == text


def test_an_article_has_the_name_apart_and_cleaning_it_again_changes_nothing():
    text = f'Warga Bangun Jembatan\n\n{BEFORE} "Kami patungan," kata Sumarno saat dihubungidetikJateng.\n\n{AFTER}'
    article = clean(text)
    assert "saat dihubungi detikJateng." in article.text
    assert clean(article.text).paragraphs == article.paragraphs
