"""From pasted text to a summary: cleaning and summarizing together."""

from clean import clean
from summarize import digest, summarize

TEXT = """Jembatan Desa Putus, 300 Siswa Memutar Jalan

TASIKMALAYA - Jembatan gantung di Desa Cibalanarik, Kabupaten Tasikmalaya, putus diterjang banjir pada Minggu malam. \
Sekitar 300 siswa harus memutar sejauh 6 kilometer untuk sampai ke sekolah.

Kepala Desa Cibalanarik, Ujang Saepudin, mengatakan jembatan itu dibangun warga pada 1997. "Kami sudah tiga kali \
meminta jembatan permanen," kata Ujang, Senin (4/3).

Baca juga: Lima Jembatan Gantung Terindah di Jawa Barat

Dinas Pekerjaan Umum menyiapkan Rp 2,4 miliar untuk jembatan pengganti. Pembangunannya dimulai bulan depan."""


def test_a_paste_becomes_a_summary_of_its_own_sentences():
    article = clean(TEXT)
    summary = summarize(TEXT)
    assert len(summary.sentences) == 3
    for sentence in summary.sentences:
        assert article.sentences[sentence.sources[0]].text == sentence.text
    assert "Baca juga" not in summary.text
    assert "Tasikmalaya" in summary.text


def test_a_digest_of_pastes():
    found = digest([TEXT, TEXT.replace("TASIKMALAYA - ", "")], sentences=3)
    assert found.groups == ((0, 1),)
    assert len(found.sentences) == 3
