"""Regulations, rulings and other official texts, which have articles and recitals rather than a lead.

What news has before its lead and after its end, such as decks and signatures, is part of such a text: all of
it stays but the block in capitals that names it.
"""

import re
from collections.abc import Sequence

from .dates import iso_date
from .lines import Line, starts_with_dateline

__all__ = ["is_official", "is_part_name", "is_signed", "official_date", "official_span", "title_block"]

_PARTS = (
    re.compile(r"(?:Menimbang|MENIMBANG)\b\s?:?"),
    re.compile(r"(?:Mengingat|MENGINGAT)\b\s?:?"),
    re.compile(r"(?:Memperhatikan|MEMPERHATIKAN)\s?:"),
    re.compile(r"(?:Menetapkan|MENETAPKAN)\s?:"),
    re.compile(r"M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N\s?:?"),
    re.compile(r"M\s?E\s?N\s?G\s?A\s?D\s?I\s?L\s?I\s?:?"),
    re.compile(r"(?:BAB|Bab)\s[IVXLC]{1,6}\b"),
    re.compile(r"(?:Pasal|PASAL)\s\d{1,3}[A-Z]?$"),
    re.compile(r"(?:KESATU|KEDUA|KETIGA|KEEMPAT)\s?:"),
    re.compile(r"(?:\d[.)]\s)?(?:Menyatakan|Menjatuhkan|Menghukum|Membebankan|Menetapkan)\s.{10,}[;.]$"),
    re.compile(r"Demikian(?:lah)?\s(?:diputuskan|keputusan|peraturan|surat)\b"),
    re.compile(r"Ditetapkan\sdi\s"),
    re.compile(r"Diundangkan\sdi\s"),
    re.compile(r"Agar\ssetiap\sorang\smengetahuinya\b"),
)
"""How their parts begin, each on a line of its own."""
_PART = re.compile("|".join(f"(?:{part.pattern})" for part in _PARTS))
"""Any of them: most lines begin with none."""
_SIGNED = re.compile(r"\(?(?:cap\s?[/.,]?\s?)?t\.?\s?t\.?\s?d\.?\)?", re.IGNORECASE)
_CLOSING = re.compile(
    r"Demikian(?:lah)?\s(?:di\w+|keputusan|peraturan|surat|putusan)\b|Ditetapkan\sdi\s|Diundangkan\sdi\s|Agar\ssetiap\sorang"
    r"|(?:Hakim|Panitera|HAKIM|PANITERA)\b|BERITA\s(?:DAERAH|NEGARA)|LEMBARAN|LAMPIRAN"
)
_ISSUED = re.compile(r"(?:Demikian(?:lah)?\s(?:di\w+|keputusan|putusan)|Ditetapkan|Diputuskan|Dikeluarkan)\b")
_INITIALS = "MBPKDA123456789"
"""What they begin with; the operative part of a ruling is numbered."""
_FEWEST = 2
"""Different parts that make a text official; a report on one names them in its sentences, not in lines."""
_NAMES = re.compile(
    r"(?:(?:RANCANGAN|SALINAN)\s?)?(?:UNDANG-UNDANG|PERATURAN|KEPUTUSAN|INSTRUKSI|SURAT\s(?:EDARAN|KEPUTUSAN)"
    r"|PUTUSAN|PENETAPAN|QANUN|MAKLUMAT|FATWA)\b"
)
_NUMBER = re.compile(r"(?:Nomor|No\.?)\s?:?\s?\S.{0,60}$", re.IGNORECASE)
_OPENS_TEXT = re.compile(
    r"DENGAN\sRAHMAT|DEMI\sKEADILAN|MENIMBANG|MENGINGAT|MEMUTUSKAN|MENGADILI|BAB\s|PASAL\s"
)
_LONGEST_TITLE = 12
_HEADER = 12
"""Lines among which a report's dateline would be."""
_PART_NAME = re.compile(
    r"(?:BAB|Bab)\s[IVXLC]{1,6}|(?:Pasal|PASAL)\s\d{1,3}[A-Z]?|(?:Bagian|BAGIAN)\s\w{4,9}|[^a-z]*[A-Z]{4}[^a-z]*"
)


def is_official(lines: Sequence[Line]) -> bool:
    """Whether the *lines* of a text are those of a regulation, a ruling or the like.

    >>> is_official([Line(text=text) for text in ("Menimbang : bahwa perlu diatur;", "MEMUTUSKAN:")])
    True
    >>> is_official([Line(text="Menimbang hal itu, bupati memutuskan: izin dicabut.")])
    False
    """
    found: set[int] = set()
    # A report may quote a law article by article.
    if any(starts_with_dateline(line.text) for line in lines[:_HEADER]):
        return False
    for line in lines:
        if _is_part(line.text):
            found.update(place for place, part in enumerate(_PARTS) if part.match(line.text))
            if len(found) >= _FEWEST:
                return True
    return False


def is_part_name(text: str) -> bool:
    """Whether a line of an official text names a part of it.

    >>> is_part_name("Pasal 12"), is_part_name("KETENTUAN UMUM"), is_part_name("Pasal 12 dihapus.")
    (True, True, False)
    """
    return len(text) < 110 and _PART_NAME.fullmatch(text) is not None


def is_signed(text: str) -> bool:
    """Whether a line stands for the signature under an official text.

    >>> is_signed("ttd."), is_signed("Cap/ttd"), is_signed("(abc/dfg)")
    (True, True, False)
    """
    return _SIGNED.fullmatch(text) is not None


def official_span(lines: Sequence[Line], ends: Sequence[bool]) -> range:
    """Places of an official text among the *lines* of a paste or a page; *ends* tells a portal's own labels.

    It begins with the block that names it, or else after the last label of a portal before its first part;
    it ends with the first such label after its last part or what closes it.
    """
    parts = [place for place, line in enumerate(lines) if _is_part(line.text)]
    if not parts:
        return range(len(lines))
    block = title_block(lines)
    above = range(parts[0] - 1, -1, -1)
    begin = block.start if block else next((place + 1 for place in above if ends[place]), 0)
    closing = [place for place in range(parts[-1], len(lines)) if _CLOSING.match(lines[place].text)]
    last = closing[-1] if closing else parts[-1]
    return range(begin, next((place for place in range(last + 1, len(lines)) if ends[place]), len(lines)))


def official_date(lines: Sequence[Line]) -> str:
    """The day (ISO 8601) on which an official text was issued, as its end tells it; ``""`` where it doesn't.

    >>> official_date([Line(text="Ditetapkan di Wanasari"), Line(text="pada tanggal 21 Maret 2016")])
    '2016-03-21'
    """
    for place, line in enumerate(lines):
        if _ISSUED.match(line.text):
            dates = (iso_date(after.text) for after in lines[place : place + 3])
            if found := next(filter(None, dates), ""):
                return found
    return ""


def _is_part(text: str) -> bool:
    return text[:1] in _INITIALS and _PART.match(text) is not None


def title_block(lines: Sequence[Line]) -> range:
    """Places of the *lines* that name an official text, in capitals, as they stand before its recitals.

    Empty where none do. The subject follows "TENTANG", if need be after a blank line.
    """
    names = [
        place
        for place, line in enumerate(lines)
        if (name := _NAMES.match(line.text)) is not None
        and (line.text.isupper() or _NUMBER.match(line.text[name.end() :].lstrip()) is not None)
    ]
    first = next((place for place, line in enumerate(lines) if _is_part(line.text)), len(lines))
    begin = next((place for place in names if place < first), len(lines))
    end, subject = begin, False
    for place in range(begin, min(begin + _LONGEST_TITLE, len(lines))):
        line = lines[place]
        named = place == begin or line.text.isupper() or _NUMBER.match(line.text)
        if _OPENS_TEXT.match(line.text) or not named:
            break
        if subject and line.after_gap and lines[place - 1].text != "TENTANG":
            break
        subject = subject or line.text.startswith("TENTANG")
        end = place + 1
    return range(begin, end)
