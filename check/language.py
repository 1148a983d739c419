"""Language: nothing is left in Indonesian."""

import re
from functools import cache

from .finding import Finding

__all__ = ["check_untranslated"]

# Function words and verbs of Indonesian that are no English words: a run of them is Indonesian.
_INDONESIAN = frozenset(
    """
    yang di dan itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena tersebut bisa ada
    mereka lebih kata tahun sudah atau saat oleh menjadi orang ia telah adalah seperti sebagai bahwa dapat
    para harus namun kita dua satu masih hari hanya mengatakan kepada kami setelah melakukan lalu belum
    lain dia kalau terjadi banyak menurut anda hingga tak baru beberapa ketika saja jalan sekitar secara
    dilakukan sementara tapi sangat hal sehingga seorang bagi besar lagi selama antara waktu sebuah jika
    sampai jadi terhadap tiga serta pun salah merupakan atas sejak membuat baik memiliki kembali selain
    tetapi pertama kedua memang pernah apa mulai sama tentang bukan agar semua sedang kali kemudian hasil
    sejumlah juta persen sendiri katanya demikian masalah mungkin umum setiap bulan bagian bila lainnya
    terus luar cukup termasuk sebelumnya bahkan wib tempat perlu menggunakan memberikan rabu sedangkan
    kamis langsung apakah pihaknya melalui diri mencapai aku berada tinggi ingin sebelum tengah kini tahu
    bersama depan selasa begitu merasa berbagai mengenai maka jumlah masuk mengalami sering ujarnya
    kondisi akibat hubungan empat paling mendapatkan selalu lima meminta melihat sekarang mengaku mau
    kerja acara menyatakan masa proses tanpa selatan sempat adanya hidup datang senin rasa maupun seluruh
    mantan lama jenis segera misalnya mendapat bawah jangan meski terlihat akhirnya punya yakni terakhir
    kecil panjang badan jelas jauh tentu semakin tinggal kurang mampu posisi asal sesuai sebesar berat
    dirinya memberi pagi sabtu ternyata mencari ruang menunjukkan biasanya nama sebanyak utara berlangsung
    barat kemungkinan yaitu berdasarkan sebenarnya utama pekan terlalu membawa kebutuhan suatu menerima
    penting tanggal bagaimana terutama tingkat awal sedikit nanti pasti muncul dekat lanjut ketiga biasa
    dulu kesempatan ribu akhir membantu terkait sebab menyebabkan khusus bentuk ditemukan diduga mana ya
    kegiatan sebagian tampil hampir bertemu usai berarti keluar pula digunakan justru padahal menyebutkan
    gedung apalagi program milik teman menjalani keputusan sumber upaya mengetahui mempunyai berjalan
    menjelaskan mengambil benar lewat belakang ikut barang meningkatkan kejadian kehidupan keterangan
    penggunaan masing menghadapi
    """.split()  # noqa: SIM905
) - {"ada", "program", "dia", "para", "atau", "hal", "sama", "pun", "pula", "lama", "mana", "masa", "lain", "ya",
     "milik", "sabtu", "asal", "mau", "hari", "saja", "ia", "di", "ini", "tak", "besar", "barat", "utara", "bulan",
     "baru", "selatan", "dan", "ke", "dari", "juta", "kami", "satu", "dua"}  # names or words of English texts  # fmt: skip

_WORD = re.compile(r"[^\W\d_]+")
_QUOTED_OR_CAPITAL = re.compile(r"^[A-ZÀ-Þ]")


@cache
def _words() -> frozenset[str]:
    return _INDONESIAN


def check_untranslated(source: str, target: str) -> list[Finding]:
    """A target that is the source again, or that holds Indonesian words, is an error."""
    matches = list(_WORD.finditer(target))
    if len(matches) >= 3 and target.strip().casefold() == source.strip().casefold():
        hits = [match for match in matches if match.group().lower() in _words()]
        if hits or sum(match.group()[0].islower() for match in matches) >= 2:
            return [
                Finding(
                    kind="untranslated",
                    severity="error",
                    message="The target is a copy of the source.",
                    source_span=(0, len(source)),
                    target_span=(0, len(target)),
                )
            ]
    hits = [match for match in matches if match.group() in _words()]
    if not hits:
        return []
    span = (hits[0].start(), hits[-1].end())
    shown = ", ".join(dict.fromkeys(match.group() for match in hits[:5]))
    return [
        Finding(
            kind="untranslated",
            severity="error" if len(hits) >= 2 else "warning",
            message=f"Indonesian is left in the target: {shown}.",
            target_span=span,
        )
    ]
