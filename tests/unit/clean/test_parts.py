"""What part of a paste each of its lines is, as the model tells where rules leave it open."""

from clean import clean
from clean.api import clean_paste
from clean.assemble import scored_lines
from clean.cuts import taken_apart
from clean.parts import PARTS, tell_parts
from clean.paste import read_paste

_BODY = """Empat perahu nelayan Teluk Randu kembali melaut sejak Senin. Cuaca buruk menahan mereka dua pekan di dermaga.

"Anak-anak sudah bosan makan ikan asin," kata Sukirno, nelayan yang paling tua di teluk itu.

Hasil tangkapan hari pertama tidak banyak. Ikan kembung laku Rp25.000 sekilo, dan udang habis sebelum siang."""
_PRINTED = f"""kabar-teluk
Nelayan Teluk Randu Kembali Melaut Setelah Dua Pekan
Selasa, 07/06/2011 09:15 WIB
Ratna Widuri - kabarteluk

{_BODY}
(rw/tn)"""
_BROKEN = f"""Nelayan Teluk Randu Kembali Melaut Setelah Dua Pekan
Rabu, 7 Juni 2023

{_BODY}

BACA JUGA
Harga Garam Naik Lagi di Pasar Randu
Sumber air dari bukit
Air minum warga datang dari mata air di bukit sebelah utara. Pipanya sepanjang tiga kilometer.

Sukirno ikut memasang pipa itu pada 1998.

(Ratna Widuri)"""


def _told(text: str):
    lines = scored_lines(taken_apart(read_paste(text), []), markup=False)
    tell_parts(lines)
    return {one.line.text: one.part for one in lines}


def test_a_name_with_its_site_under_the_date_is_the_authors():
    assert clean(_PRINTED).byline == "Ratna Widuri"


def test_a_subheading_after_a_link_to_another_article_stays():
    assert "Sumber air dari bukit" in clean(_BROKEN).paragraphs


def test_a_name_in_brackets_that_closes_a_text_is_the_authors():
    assert clean(_BROKEN).byline == "Ratna Widuri"


def test_rules_alone_find_neither():
    printed, broken = (clean_paste(text, tell=lambda _: None) for text in (_PRINTED, _BROKEN))

    assert printed.byline == ""
    assert "Sumber air dari bukit" not in broken.paragraphs


def test_the_headline_is_likelier_a_headline_than_any_other_line():
    told = _told(_PRINTED)

    assert (
        max(told, key=lambda text: told[text].title) == "Nelayan Teluk Randu Kembali Melaut Setelah Dua Pekan"
    )


def test_paragraphs_are_the_texts_and_links_to_others_are_not():
    told = _told(_BROKEN)

    assert all(told[text].kept > 0.9 for text in _BODY.split("\n\n"))
    assert told["Harga Garam Naik Lagi di Pasar Randu"].kept < 0.5


def test_a_dropped_line_names_what_it_would_be():
    other = _told(_BROKEN)["BACA JUGA"].other

    assert other == "related"
    assert other in PARTS


def test_a_text_without_surroundings_stays_as_it_is():
    assert "\n\n".join(clean(_BODY).paragraphs) == _BODY


def test_lines_of_any_length_and_number_have_chances():
    lines = scored_lines(read_paste("\n\n".join(["?", "a" * 5000, *["Beranda"] * 1500])), markup=False)
    tell_parts(lines)

    assert all(0 <= one.part.kept <= 1.000001 for one in lines)


def test_no_lines_have_no_parts():
    tell_parts([])
