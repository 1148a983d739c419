"""Pages that stand before an article, or in its place: against robots, about cookies, for members, errors."""

import html
import re
from dataclasses import dataclass

from engine.errors import NoArticle

from .content import HEAD, TAG

__all__ = ["WALLS", "Wall"]

_WALL_WORDS = 250
"""Words of the longest wall: a real article may speak of robots, but is longer or has no such words."""
_NOTE_WORDS = 60
"""The same of a page that says there is nothing to read here, or only for members."""
_PROSE_WORDS = 8
"""Words of a sentence that can be news; shorter ones are labels as often as not."""
_ROBOT = re.compile(
    r"\bmemverifikasi (?:bahwa )?anda\b"
    r"|\b(?:verifikasi|buktikan|pastikan|konfirmasi)\b[^.\n]{0,60}\b(?:bukan robot|manusia)\b"
    r"|\banda (?:bukan|adalah) (?:seorang )?(?:robot|bot|manusia|(?:program|mesin) otomatis)\b"
    r"|\b(?:re)?captcha\b|\b(?:you are|you're) (?:not a robot|human)\b"
    r"|\bare you a robot\b|\bchecking (?:if the site connection is secure|your browser)\b"
    r"|\bjust a moment\b|\battention required\b"
    r"|\benable (?:javascript and cookies|js and disable)\b|\b(?:access denied|akses ditolak)\b"
    r"|\bunusual traffic\b"
    r"|deteksi (?:adanya )?(?:aktivitas|lalu lintas|permintaan|akses) (?:yang )?"
    r"(?:tidak (?:biasa|wajar)|mencurigakan)\b"
    r"|\bmemeriksa (?:(?:keamanan )?koneksi|peramban|browser) anda\b"
    r"|\bkoneksi anda (?:sedang )?di(?:periksa|verifikasi)\b"
    r"|\b(?:permintaan|akses|alamat ip|ip|koneksi) anda (?:telah |sudah |sedang |untuk sementara )?"
    r"(?:di)?(?:blokir|tolak|batasi)\b"
    r"|\bpemblokir iklan anda\b|\b(?:matikan|nonaktifkan) (?:pemblokir iklan|ad ?block(?:er)?)\b"
    r"|\b(?:aktifkan|nyalakan|hidupkan) javascript\b|\byou have been blocked\b|\btoo many requests\b",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\b(?:terima|setujui|menerima|menyetujui|izinkan) (?:semua )?(?:cookie|kuki)\b"
    r"|\b(?:accept|allow|reject) (?:all )?cookies\b"
    r"|\b(?:kami|(?:situs(?: web)?|laman|portal) (?:ini|kami)|we|this (?:web)?site) "
    r"(?:dan (?:\w+ )?mitra kami )?(?:menggunakan|memakai|menyimpan|use|uses) (?:cookies?|kuki)\b"
    r"|\b(?:pengaturan|kelola|preferensi|kebijakan|pemberitahuan) (?:cookies?|kuki)\b"
    r"|\bwe value your privacy\b"
    r"|\bkami (?:meminta|membutuhkan|memerlukan) persetujuan anda\b"
    r"|\bkami (?:menghargai|menghormati|peduli) (?:pada |dengan )?privasi anda\b",
    re.IGNORECASE,
)
_MEMBERS = re.compile(
    r"\b(?:artikel|konten|berita) ini (?:hanya |khusus )?(?:untuk|bagi) (?:pelanggan|anggota|member)\b"
    r"|\b(?:silakan|silahkan|harap) (?:masuk|login|log in|berlangganan|daftar)\b[^.\n]{0,60}"
    r"\b(?:untuk|agar)\b[^.\n]{0,40}\b(?:membaca|melanjutkan|mengakses)\b"
    r"|\b(?:log in|sign in|subscribe) to (?:continue|read)\b|\bsubscribers only\b",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"\b(?:halaman|artikel|berita|laman)\b[^.\n]{0,40}\b(?:tidak|tak) (?:dapat |bisa )?(?:di)?temukan\b"
    r"|\b(?:halaman|artikel|berita|laman|tautan) yang anda (?:cari|tuju|minta|buka)\b[^.\n]{0,40}"
    r"\b(?:tidak (?:ada|tersedia)|(?:sudah |telah )?(?:dihapus|dipindahkan|pindah))\b"
    r"|\b40[34] (?:forbidden|not found)\b|\b50[0234] (?:internal server error|bad gateway|service unavailable"
    r"|service temporarily unavailable|gateway time-?out)\b|\bpage not found\b|\bsite under maintenance\b"
    r"|\bsitus (?:ini )?(?:sedang )?(?:dalam|menjalani) (?:pemeliharaan|perbaikan|perawatan)\b",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"<(script|style|noscript|template)\b.*?</\1\s{0,9}>|<!--.*?-->", re.DOTALL | re.IGNORECASE
)
_ADDRESS = re.compile(
    r"\b(?:anda|kamu|kami|situs|laman|halaman|peramban|browser|cookies?|kuki|javascript|you|your|we|our|site|page"
    r"|cloudflare|ip|robot|bot|security|keamanan)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """One kind of them, known by what it says to a visitor."""

    name: str
    pattern: re.Pattern[str]
    words: int
    """Of the longest."""
    foreign: int
    """Sentences that it may have which say nothing to a visitor."""
    message: str
    hint: str

    def stands_in(self, text: str) -> bool:
        """Whether *text*, a page or what was copied of one, is nothing but such a wall."""
        seen = _seen(text)
        if not seen or seen.count(" ") >= self.words or self.pattern.search(seen) is None:
            return False
        said = [part for part in re.split(r"(?<=[.!?])\s", seen) if len(part.split()) >= _PROSE_WORDS]
        foreign = [part for part in said if not (_ADDRESS.search(part) or self.pattern.search(part))]
        return len(foreign) <= self.foreign

    def error(self) -> NoArticle:
        """What is raised in place of an article."""
        return NoArticle(self.message, hint=self.hint)


def _seen(text: str) -> str:
    """Roughly what a reader of *text* sees; nothing of a text too long for a wall."""
    if len(text) > 400_000:
        return ""
    bare = re.sub(r"<[^<>]{0,2000}>", " ", _UNSEEN.sub(" ", text)) if TAG.search(text[:HEAD]) else text
    bare = " ".join(html.unescape(bare).split())
    return bare if bare.count(" ") < _WALL_WORDS else ""


WALLS = (
    Wall(
        name="robot wall",
        pattern=_ROBOT,
        words=_WALL_WORDS,
        foreign=1,
        message="This is a wall against robots, not the article behind it.",
        hint="Open the page in a browser, save it, and give the file.",
    ),
    Wall(
        name="cookie wall",
        pattern=_COOKIES,
        words=_WALL_WORDS,
        foreign=1,
        message="This is a notice about cookies, not the article behind it.",
        hint="Open the page in a browser, answer the notice, save the page, and give the file.",
    ),
    Wall(
        name="wall for members",
        pattern=_MEMBERS,
        words=_NOTE_WORDS,
        foreign=0,
        message="This is a page for members, not the article behind it.",
        hint="Log in with a browser, save the page, and give the file.",
    ),
    Wall(
        name="error page",
        pattern=_ERROR,
        words=_NOTE_WORDS,
        foreign=0,
        message="This is a page that says there is no article.",
        hint="Check the address in a browser; the article may have moved.",
    ),
)
"""Tried in this order."""
