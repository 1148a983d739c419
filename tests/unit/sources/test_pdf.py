"""A PDF: printed lines become paragraphs again, and no word is lost."""

import io

import pypdf
import pytest

from engine.errors import EmptyInput, InputError, InputTooLarge
from sources import Limits
from sources.formats import read_bytes
from tests.unit.sources.files import column, pdf, read


def test_printed_lines_become_paragraphs():
    page = [
        (72, 780, "Harga Beras Naik di Pasar", 24),
        (72, 752, "Induk Jakarta", 24),
        *column(
            "Harga beras di Pasar Induk Cipinang naik 10 persen sejak pekan",
            "lalu. Pedagang menyebut pasokan dari daerah berkurang, anak-",
            "anak muda enggan bertani, dan pemerin-",
            "tah diminta bertindak.",
            10,
            "Kepala dinas menyatakan stok cukup untuk tiga bulan ke depan.",
            10,
            "- Beras medium: Rp13.500",
            "- Beras premium: Rp15.900",
        ),
    ]
    assert read(pdf(page), "naskah.pdf").split("\n\n") == [
        "Harga Beras Naik di Pasar Induk Jakarta",
        "Harga beras di Pasar Induk Cipinang naik 10 persen sejak pekan lalu. Pedagang menyebut pasokan dari "
        "daerah berkurang, anak-anak muda enggan bertani, dan pemerintah diminta bertindak.",
        "Kepala dinas menyatakan stok cukup untuk tiga bulan ke depan.",
        "- Beras medium: Rp13.500",
        "- Beras premium: Rp15.900",
    ]


def test_an_indent_begins_a_paragraph_where_no_gap_does():
    first = column(
        "Harga beras di Pasar Induk Cipinang naik 10 persen sejak pekan", "lalu, kata pedagang yang"
    )
    rest = [
        (96, 672, "Pemerintah akan membuka gudang Bulog mulai Senin depan"),
        (72, 658, "di semua provinsi."),
    ]
    assert len(read(pdf(first + rest)).split("\n\n")) == 2


def test_a_sentence_runs_over_the_page_break():
    pages = [
        column("Harga beras di pasar naik karena pasokan dari"),
        column("daerah berkurang.", 20, "Selesai."),
    ]
    assert read(pdf(*pages)).split("\n\n") == [
        "Harga beras di pasar naik karena pasokan dari daerah berkurang.",
        "Selesai.",
    ]


def test_no_word_of_a_pdf_is_lost_or_doubled():
    words = [f"kata{n}" for n in range(300)]
    lines = [" ".join(words[n : n + 6]) for n in range(0, 300, 6)]
    assert read(pdf(column(*lines[:25]), column(*lines[25:]))).split() == words


def test_a_pdf_of_pictures_is_a_clear_error():
    with pytest.raises(EmptyInput, match="only pictures") as caught:
        read(pdf([], []))
    assert "OCR" in caught.value.hint


@pytest.mark.parametrize("password", ["rahasia", ""])
def test_only_a_real_password_locks_a_pdf(password):
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(column("Harga beras naik."))))
    writer.encrypt(user_password=password, owner_password="pemilik", algorithm="RC4-128")
    file = io.BytesIO()
    writer.write(file)
    if password:
        with pytest.raises(InputError, match="password"):
            read(file.getvalue())
    else:
        assert read(file.getvalue()) == "Harga beras naik."


@pytest.mark.parametrize("cut", [20, 200, 400])
def test_a_damaged_pdf_is_a_clear_error(cut):
    whole = pdf(column("Harga beras naik."))
    with pytest.raises(InputError):
        read(whole[:cut], "rusak.pdf")


def test_the_limits_hold_in_a_pdf():
    data = pdf(*[column("Harga beras naik.")] * 4)
    with pytest.raises(InputTooLarge, match="4 pages; the limit is 3"):
        read_bytes(data, name="a.pdf", limits=Limits(pages=3))
    with pytest.raises(InputTooLarge, match="30 characters"):
        read_bytes(data, name="a.pdf", limits=Limits(input_characters=30))
