"""Languages that turn up in Indonesian news are told apart, sentence by sentence where that can be done."""

import pytest

from clean import detect_language

SENTENCES = {
    "id": [
        "Harga beras di pasar tradisional naik lagi sejak pekan lalu karena pasokan berkurang.",
        "Polisi menangkap dua tersangka pencurian sepeda motor di Bekasi, Senin malam.",
        "Gubernur meresmikan jembatan yang menghubungkan dua desa itu.",
        "Wali Kota Bandung mengimbau warga agar tidak membuang sampah ke sungai.",
        "Kementerian Kesehatan mencatat 200 kasus demam berdarah di kota itu.",
        "Kereta api jalur selatan kembali normal setelah petugas memperbaiki rel yang anjlok.",
        "Saya sudah mengatakan kepada mereka bahwa saya tidak akan datang, ujar dia.",
        "Teh hijau dikenal sebagai jenis teh yang menyehatkan tubuh.",
    ],
    "ms": [
        "Perdana Menteri berkata kerajaan akan mengkaji semula subsidi petrol bagi golongan berpendapatan tinggi.",
        "Polis menahan dua lelaki disyaki mencuri motosikal di Shah Alam malam tadi.",
        "Beliau memberitahu media bahawa projek itu akan siap pada bulan Ogos.",
        "Mangsa disahkan meninggal dunia di tempat kejadian akibat kemalangan itu.",
        "Seramai 200 pelajar universiti menyertai program tersebut pada hari Isnin.",
        "Syarikat berkenaan mencatatkan keuntungan sebanyak RM2 bilion.",
    ],
    "jv": [
        "Wong-wong padha lunga menyang pasar saben dina Minggu esuk.",
        "Bupati ngresmekake kreteg anyar sing nyambungake desa loro iku.",
        "Regane beras ing pasar saya mundhak wiwit minggu kepungkur.",
        "Pemerintah wis menehi bantuan marang para korban banjir.",
    ],
    "su": [
        "Urang Sunda téh resep pisan kana lalab jeung sambel.",
        "Pamaréntah parantos masihan bantosan ka warga nu katarajang banjir.",
        "Anjeunna henteu terang naon anu kedah dilakukeun.",
    ],
    "en": [
        "The price of rice has gone up again at traditional markets since last week.",
        "Police arrested two suspects in Bekasi on Monday night.",
    ],
}


@pytest.mark.parametrize(
    ("language", "sentence"), [(language, one) for language, all_ in SENTENCES.items() for one in all_]
)
def test_sentence(language, sentence):
    assert detect_language(sentence) == language


@pytest.mark.parametrize("language", SENTENCES)
def test_text(language):
    assert detect_language(" ".join(SENTENCES[language])) == language


@pytest.mark.parametrize("text", ["", "   ", "Halo dunia", "12 345 67"])
def test_too_little_text_has_no_language(text):
    assert detect_language(text) == ""
