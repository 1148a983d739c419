"""Bylines, headlines and odd lines as sites, papers, agencies and messengers set them, with lines of our own."""

import pytest

from clean import clean
from clean.bylines import byline_of
from clean.names import PEOPLE, PERSON, PLACED, TEAM
from tests.unit.clean.boat import DATE, STORY, TITLE, joined


def page(head, *, title=TITLE, body="", under=""):
    text = "".join(f"<p>{line}</p>" for line in STORY)
    return f"<html><title>{title}</title><body>{head}<div class='isi'>{text}{body}</div>{under}</body></html>"


@pytest.mark.parametrize(
    "name", ["Rahma Tenri", "Nur-Aini Tenri", "Rahma binti Tenri", "Dr. Rahma Tenri, S.H."]
)
def test_a_person_s_name_may_have_a_degree_or_a_hyphen(name):
    assert PERSON.fullmatch(name)
    assert PEOPLE.fullmatch(f"{name} dan Andi Lolo")


@pytest.mark.parametrize("text", ["Perahu", "perahu pustaka", "Kota Bandung, Jawa"])
def test_what_is_no_name_is_none(text):
    assert not PERSON.fullmatch(text)
    assert not PLACED.fullmatch(text)


@pytest.mark.parametrize("text", ["Tim Redaksi", "Tim kami", "Timnas Teluk"])
def test_a_desk_without_a_name_is_no_team(text):
    assert not TEAM.fullmatch(text)


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (("Rahma Tenri, Selayar", DATE), "Rahma Tenri"),
        (("Rahma Tenri, S.H.", DATE), "Rahma Tenri, S.H."),
        (("Rahma Tenri dan Andi Lolo", DATE), "Rahma Tenri dan Andi Lolo"),
        (("Tim Liputan Teluk", DATE), "Tim Liputan Teluk"),
        ((DATE, "oleh Redaksi KBT"), "Redaksi KBT"),
        ((DATE, "Redaksi Hiburan"), ""),
        (("Oleh", "Rahma Tenri", DATE), "Rahma Tenri"),
        (("Rahma Tenri · 3 jam yang lalu",), "Rahma Tenri"),
    ],
)
def test_who_wrote_it_is_read_off_the_lines_beside_the_date(head, byline):
    article = clean(joined(TITLE, head, STORY))
    assert article.byline == byline
    assert article.paragraphs == STORY


def test_who_signs_an_essay_under_its_text_wrote_it():
    assert (
        clean(joined(TITLE, DATE, STORY, "", "Wassalamu'alaikum wr. wb.", "Rahma Tenri")).byline
        == "Rahma Tenri"
    )


def test_a_starred_line_under_the_text_tells_who_its_author_is():
    bio = "*) Rahma Tenri, dosen ilmu perpustakaan di Selayar"
    assert clean(joined(TITLE, DATE, STORY, bio)).byline == "Rahma Tenri"


def test_an_account_names_who_posted():
    post = ("Masuk", "← Pos", "Rahma Tenri", "@rahmatenri", "Utas: perahu pustaka kembali berlayar ke pulau")
    article = clean(joined(post, "", *STORY))
    assert article.byline == "Rahma Tenri"


def test_a_newspaper_sets_the_place_in_capitals_under_the_name():
    article = clean(joined(TITLE, "", "Rahma Tenri", "SELAYAR", "", STORY))
    assert article.byline == "Rahma Tenri"


@pytest.mark.parametrize(
    "head",
    [
        "<div class='writer'><span>Reporter</span> <a>Rahma Tenri</a> <span>dan</span> <a>Andi Lolo</a></div>",
        "<div class='kt-penulis'><b>Rahma Tenri</b><i>Dosen Sastra Universitas Teluk</i></div>",
        "<div class='profil'><a class='user-name'>Rahma Tenri</a><p>Guru. Menulis supaya lupa.</p></div>",
        "<div class='meta'><span>Rahma Tenri</span><span>·</span><span>3 jam yang lalu</span></div>",
    ],
)
def test_an_element_of_a_page_names_its_author(head):
    assert clean(page(f"<h1>{TITLE}</h1>{head}")).byline.startswith("Rahma Tenri")


@pytest.mark.parametrize(
    "tag", ["Pemerintah Kabupaten Teluk | Berita", "m.kabarteluk.test", "Badan Pustaka - Rilis"]
)
def test_a_page_s_title_that_names_the_site_alone_is_no_headline(tag):
    html = page(f"<h4>Agenda</h4><h2>{TITLE}</h2><p>Berita - {DATE}</p>", title=tag)
    assert clean(html).title == TITLE


def test_a_heading_completes_the_title_that_a_page_s_head_cut_short():
    whole = f'{TITLE}, "Asal Bukunya Kering"'
    assert clean(page(f"<h1>{whole}</h1>", title=f"{TITLE} - Wargateluk.test")).title == whole


@pytest.mark.parametrize(
    "broken", ["PERAHU PUSTAKA SELAYAR\nKEMBALI BERLAYAR KE PULAU", "Perahu Pustaka\nKembali Berlayar"]
)
def test_a_headline_over_two_lines_is_whole(broken):
    assert clean(joined(broken, "", DATE, "", STORY)).title == broken.replace("\n", " ")


def test_the_head_of_an_office_s_paper_and_a_name_are_not_joined_to_a_headline():
    above = (
        "DINAS PERPUSTAKAAN",
        "KOTA SELAYAR",
        "",
        "PERAHU PUSTAKA KEMBALI BERLAYAR",
        "Nomor 12/PST/2021",
        "",
    )
    assert clean(joined(above, STORY)).title == "PERAHU PUSTAKA KEMBALI BERLAYAR"


def test_a_trail_is_no_headline_and_the_line_that_repeats_its_end_is():
    assert clean(joined(f"Klinik > Buku > {TITLE}", DATE, "", TITLE, "", STORY)).title == TITLE


def test_a_headline_in_markdown_stands_under_the_site_s_links():
    menu = "*   [Balai Kota](https://kota.test/balai)\n*   [Lapor Jalan](https://kota.test/lapor)"
    article = clean(f"{menu}\n\n# {TITLE}\n\n{DATE}\n\n" + "\n\n".join(STORY))
    assert article.title == TITLE
    assert article.paragraphs == STORY


def test_a_headline_loses_the_portal_s_name_that_nothing_repeats():
    assert clean(joined(f"{TITLE} ke Pulau | Kabar Selayar", DATE, STORY)).title == f"{TITLE} ke Pulau"


def test_a_feed_s_name_under_the_headline_is_not_of_it():
    article = clean(joined(TITLE, "via Kabar Selayar (feed)", "by Rahma Tenri - 6 Feb 2021 09:00", "", STORY))
    assert article.title == TITLE


def test_a_message_of_several_paragraphs_is_a_text_and_the_chat_around_it_is_not():
    said = "06/02/21 08.1{} - Humas Pustaka: "
    chat = (
        "06/02/21 08.02 - Anda bergabung menggunakan tautan undangan",
        f"{said.format(0)}*{TITLE.upper()}*",
        "",
    )
    below = ("", "06/02/21 08.20 - ~ Wartawan Pagi: siap pak", "06/02/21 08.21 - ~ Metro Sore: izin naik")
    article = clean(joined(chat, "\n\n".join(STORY), below))
    assert article.title == TITLE.upper()
    assert article.paragraphs == STORY


def test_a_dateline_with_a_day_in_figures_and_an_agency_dates_a_text():
    article = clean(joined(TITLE.upper(), "", f"Benteng, 6/2/2021 (KNS) - {STORY[0]}", STORY[1:]))
    assert article.date == "2021-02-06"


def test_what_an_agency_sends_with_a_text_goes():
    head, parts = "ZCZC KNS0412 3 IDN 0211 /EKO-LAUT", ("KNS0412 BERSAMBUNG KE 2/2", "KNS0412 LANJUTAN 2/2")
    end = ("(T.KNS-07/B/R014/R014) 06-02-2021 17:22:05", "NNNN", "", "Hubungi meja siar bila transmisi cacat")
    text = "\n\n".join((head, TITLE.upper(), *STORY[:2], *parts, *STORY[2:], *end))
    assert clean(text).paragraphs == STORY


def test_the_facts_about_a_person_over_an_obituary_stay():
    facts = ("Nama: Sutan Basa bin Marajo", "Lahir: Kamang, 3 Maret 1932", "Wafat: Benteng, 5 Februari 2021")
    article = clean(joined(TITLE, DATE, "", *facts, "", STORY))
    assert article.title == TITLE
    assert article.paragraphs == (*facts, *STORY)


def test_who_signed_stays_with_the_number_under_the_name():
    signed = ("Kepala Dinas,", "", "ttd", "", "Drs. RAHMAT SOLEH, M.T.", "NIP 19640817 199003 1 004")
    article = clean(joined(TITLE, DATE, "", *STORY, "", "Benteng, 6 Februari 2021", signed))
    assert article.paragraphs[-3:] == ("ttd", *signed[4:])


def test_a_short_last_paragraph_with_initials_stays():
    menu = ("Beranda", "Masuk", "Daftar", "Ekonomi", "Olahraga", "Indeks")
    text = joined(
        menu, TITLE, DATE, STORY, "Airnya tenang. Layarnya diam. (p-4)", "Berita Terkait", "Nelayan Panen"
    )
    assert clean(text).paragraphs == (*STORY, "Airnya tenang. Layarnya diam.")


def test_a_text_browser_s_numbers_of_links_go():
    text = joined(
        TITLE,
        DATE,
        STORY[:2],
        "[10]Baca juga: Nelayan Panen Cumi",
        STORY[2:],
        "",
        "Berita Terkait",
        "",
        "References",
        "10. http://a.test/b",
    )
    assert clean(text).paragraphs == STORY


def test_parts_of_an_article_in_elements_of_their_own_are_joined():
    part = "<div class='item-page'><div class='item-head'><h2>{}</h2></div><div class='item-content'>{}</div></div>"
    first, second = ("".join(f"<p>{line}</p>" for line in lines) for lines in (STORY[:2], STORY[2:] * 4))
    html = f"<title>{TITLE}</title><h1>{TITLE}</h1><div class='body'>{part.format('', first)}{part.format('Berlayar', second)}</div>"
    assert clean(html).paragraphs[:2] == STORY[:2]


def test_a_table_in_a_figure_is_no_caption():
    table = "<figure class='wp-block-table'><table><tr><td>Layar</td><td>Kain</td></tr><tr><td>Mesin</td><td>Tempel</td></tr></table></figure>"
    assert (
        "Layar | Kain"
        in clean(
            page(f"<h1>{TITLE}</h1>", body=table + "<p>Perahu itu sehat, kata nakhodanya lagi.</p>")
        ).paragraphs
    )


def test_lines_under_an_office_that_signs_a_page_stay():
    signed = "<p>Kepala Bagian Humas,<br>Drs. Hartanto Tenri<br>Faksimile 0414-5550933</p>"
    assert "Drs. Hartanto Tenri" in clean(page(f"<h1>{TITLE}</h1>", body=signed)).paragraphs


def test_an_author_named_after_a_label_without_a_colon_is_read():
    assert byline_of("Reporter Rahma Tenri dan Andi Lolo") == "Rahma Tenri dan Andi Lolo"
