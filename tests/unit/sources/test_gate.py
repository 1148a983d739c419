"""What is no kind of its own stays as it is, news that speaks of the kinds included."""

import pytest

from sources import admit
from sources.gate import KINDS
from tests.unit.sources.news import NEWS, TITLE

SENTENCES = NEWS.split(". ")


@pytest.mark.parametrize(
    "text",
    [
        NEWS,
        f"{TITLE}\n\n{NEWS}",
        f"# {TITLE}\n\n{NEWS}",
        f"<html><body><h1>{TITLE}</h1><p>{NEWS}</p><p>Situs ini menggunakan cookie.</p></body></html>",
        f"Robot Pengantar Makanan\n\n{NEWS} Pengunjung diminta mencentang kotak Anda bukan robot.",
        f"[FOTO] {TITLE}\n\n{NEWS}",
        "{Catatan redaksi}\n" + NEWS,
        f"From: kata orang Inggris.\n\n{NEWS}",
        f"Pukul 00:01:02 harga naik. {NEWS}",
        f"{NEWS}\nhttps://kabar.example/beras",
        f"{SENTENCES[0]}. https://kabar.example/a\n\n{SENTENCES[1]}. https://kabar.example/b",
        "Harga beras naik di Serang https://kabar.example/beras",
        f"Halaman Facebook korban tidak dapat ditemukan, kata polisi. {NEWS}",
        f"Situs KPU sedang dalam pemeliharaan sejak Senin. {NEWS}",
        "Robot di Pabrik\n\nPengunjung diminta memverifikasi bahwa mereka bukan robot. Robot itu bekerja malam hari."
        " Serikat pekerja menolak pemakaian robot tersebut sejak Senin lalu di pabrik.",
        f'"Beras naik," kata Mulyati.\n{NEWS} "Semoga turun."',
        "Berkas beras.txt disita polisi.",
        "Baca https://kabar.example/beras",
        f"Daftar harga:\n{NEWS}",
        "Naskah akademik rancangan undang-undang itu disimpan panitia di sebuah berkas yang oleh anggota dewan"
        " belum pernah dibuka, yakni naskah.docx",
        "Google membatasi cookie di Chrome mulai bulan ini. Pengiklan menolak rencana itu dan mengadu ke KPPU.",
        "Terlalu banyak permintaan membuat harga cabai naik menjadi Rp90.000 per kilogram.",
        "",
    ],
)
def test_text_pages_and_news_about_such_things_stay_as_they_are(text):
    content = admit(text)
    assert (content.kind, content.text) == ("text", text)


def test_every_kind_of_the_table_has_its_own_name():
    names = [kind.name for kind in KINDS]
    assert len(set(names)) == len(names)
