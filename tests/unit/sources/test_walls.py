"""Walls in front of pages are told from articles."""

import pytest

from engine.errors import NoArticle
from sources import admit


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Verifikasi bahwa Anda bukan robot\n\nSelesaikan pemeriksaan di bawah ini untuk melanjutkan.",
            "robots",
        ),
        (
            "<html><head><title>Just a moment...</title><script>var a = 1;</script></head><body><h1>kabar.example"
            "</h1><p>Checking your browser before accessing this site. Please enable JavaScript and cookies to"
            " continue.</p></body></html>",
            "robots",
        ),
        (
            "<html><body><h2>Kami menghargai privasi Anda</h2><p>Kami dan mitra kami menggunakan cookie untuk"
            " menampilkan iklan di situs ini.</p><button>Terima semua cookie</button></body></html>",
            "cookies",
        ),
        (
            "<html><head><title>Tunggu sebentar...</title></head><body><p>Memverifikasi bahwa Anda adalah manusia."
            " Proses ini mungkin perlu waktu beberapa detik.</p></body></html>",
            "robots",
        ),
        ("<html><body><p>Please enable JS and disable any ad blocker</p></body></html>", "robots"),
        (
            "<html><body><h1>Menteri Umumkan Anggaran</h1><p>Artikel ini khusus untuk pelanggan. Silakan masuk atau"
            " berlangganan untuk membaca artikel selengkapnya.</p></body></html>",
            "members",
        ),
        (
            "<html><body><h1>404</h1><p>Maaf, halaman yang Anda cari tidak ditemukan. Silakan kembali ke beranda.</p>"
            "</body></html>",
            "says there is no article",
        ),
        (
            "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>",
            "says there is no article",
        ),
        (
            "<html><head><title>Pemeriksaan keamanan</title></head><body><p>Kami perlu memastikan bahwa Anda bukan"
            " program otomatis. Geser potongan gambar hingga pas untuk melanjutkan.</p></body></html>",
            "robots",
        ),
        (
            "<html><body><h1>Permintaan Anda diblokir</h1><p>Sistem keamanan kami mendeteksi aktivitas mencurigakan"
            " dari alamat IP Anda. Hubungi admin bila ini keliru. Kode insiden 18.2</p></body></html>",
            "robots",
        ),
        ("Mohon matikan pemblokir iklan Anda untuk membaca berita di situs ini.", "robots"),
        (
            "Pengaturan Cookie\nSitus web ini memakai kuki untuk meningkatkan pengalaman Anda. Dengan melanjutkan,"
            " Anda menyetujui kebijakan privasi kami.\nTerima Semua\nTolak",
            "cookies",
        ),
        (
            "Persetujuan Data\n\nKami meminta persetujuan Anda atas pemakaian data untuk iklan. Pilih Setuju untuk"
            " melanjutkan ke halaman berita.",
            "cookies",
        ),
        (
            "<html><body><h1>Oops!</h1><p>Halaman yang Anda cari tidak ada atau telah dipindahkan.</p></body></html>",
            "says there is no article",
        ),
        ("<html><body><h1>Situs sedang dalam pemeliharaan</h1></body></html>", "says there is no article"),
    ],
)
def test_a_wall_is_not_an_article(text, says):
    with pytest.raises(NoArticle, match=says) as caught:
        admit(text)
    assert "browser" in caught.value.hint
