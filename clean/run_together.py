"""Text whose line breaks were lost: sentences run together, and links stuck to the sentence after them."""

import re
from itertools import pairwise

from .lines import SMALL_WORDS

__all__ = ["cut_run_together_links", "split_run_together"]

# What begins with the mark is looked for several times as fast as what begins with a look behind.
_SEAM = re.compile(r"[.!?](?:(?<=[\w)%\]].)[\"']?(?=[\"'(]?[A-Z])|(?<=\w.),?\"(?=[A-Z]))")
_NO_SEAM_AFTER = re.compile(
    r"(?:^|[\s(\"'/.\-])(?:[A-Za-z]|[A-Z][a-z]|[A-Z]{2,}|(?i:dr|drs|dra|ir|no|hj|kh|prof|jl|tn|ny|pt|cv|st|tgl|hlm))$"
)
_NO_SEAM_BEFORE = re.compile(r"[\"'(]?(?:Com|Co|Id|Net|Org|Tv|Go|Ac|[A-Z]{2,3}\b(?!\s[a-z])|[A-Z]{1,3}/)")
_CASE_NUMBER = re.compile(r"\d/[A-Z][\w.\-]{0,12}(?:/[\w.\-]{1,12}){0,3}$")
"""A court's number as far as to a stop in it: "127/Pid" of "127/Pid.Sus/2025/PN.Kla"."""
_REACH = 40
"""Characters of the longest of them."""
_LINK_LABEL = re.compile(
    r"(?:(?<=[.!?\"')\s])|^)[(\[]?(?:baca|lihat|simak|tonton|cek)(?:\s(?:juga|pula|selengkapnya|berita|artikel|video))?\s{0,2}[:|]\s{0,2}(?=\S)",
    re.IGNORECASE,
)
_CAMEL = re.compile(
    r"(?<=[a-z0-9)?!%])(?=[\"']?[A-Z][a-z]*[ ,]|[A-Z]{2,6}\s[a-z])|(?<=[a-z0-9)?!%])(?=\"[A-Za-z])"
)
_NAMES = re.compile(
    r"(?<![A-Za-z])(?:Whats|You|i|Tik|Linked|Insta|Go|Mc|Mac|De|Kapan|Brit|Open|Pay|e|Chat|Deep|Face|Blue|Air|Moto|Sp|Net|Snap|Power|Play|Micro|Je|La|Di|Al)$"
)
_OPEN = re.compile(r"(?:^|[\s(])'(?=\w)[^']*$")
_INNER_SENTENCE = re.compile(r"[.!?]\s+[A-Z\"']|[.!?][\"'A-Z]")
# "Rp 9 Ribu/Kgpanen": a unit, an acronym or a number with a word in small letters stuck to it.
_STUCK_WORD = re.compile(r"(?<=[KC][gm])(?=[a-z]{4})|(?<=[A-Z]{3})(?=[a-z]{4})|(?<=\d)(?=[a-z]{4})")
_TOKEN = re.compile(r"\S+")
_NEXT_LABEL = re.compile(
    r"\s(?=(?:baca|lihat|simak|tonton|cek)\s(?:juga|pula|selengkapnya)\s{0,2}[:|]|(?:pewarta|penulis|reporter|editor)\s?:|copyright\s|©\s)",
    re.IGNORECASE,
)
"""What ends a headline where it isn't parted from what follows: the next label, or who wrote the article."""
_VERB = re.compile(r"(?:ber|me|di|ter)[a-z]{4,}")
_OPENERS = re.compile(
    r"(?:Ia|Dia|Menurut|Namun|Selain|Sementara|Pihak|Adapun|Sebelumnya|Kami|Mereka|Kemudian|Selanjutnya|Setelah|Sejumlah|Hal"
    r"|Meski(?:pun)?|Bahkan|Diketahui|Sehingga|Sebagai|Sebab|Lalu|Pasalnya|Kegiatan|Acara|Apabila|Jika|Ketika|Melalui),?"
)
"""Words with which sentences begin, and which a headline in small letters leaves small."""
_SPOKEN = re.compile(r"\"[^\"]{60}|\"[^\"]{15,60},\"\s[a-z]")
_FEWEST_WORDS = 3
"""Of a headline in small letters."""
_LONGEST_LINK = 260
"""Characters of a headline."""


def _end_of_headline(text: str, begin: int) -> int:
    """Where the headline that starts at *begin* gives way to a sentence; ``-1`` where that can't be told."""
    window = text[begin : begin + _LONGEST_LINK]
    bound = _NEXT_LABEL.search(window)
    if bound is not None:
        window = window[: bound.start()]
    for seam in _CAMEL.finditer(window):
        if window.count(" ", 0, seam.start()) >= 2 and not _NAMES.search(window[: seam.start()][-8:]):
            return begin + seam.start()
    ends = bound is not None or len(text) - begin <= _LONGEST_LINK
    alone = ends and not _INNER_SENTENCE.search(window[:-1])
    if alone and not window.endswith((".", '."')):
        return begin + (len(window) if bound is None else bound.end())
    tokens = list(_TOKEN.finditer(window))
    if (opening := _opening_of_sentence(window, tokens)) > 0:
        return begin + opening
    if (opening := _opening_after_capitals(tokens)) != 0:
        return begin + opening if opening > 0 else -1
    return -1


def _opening_after_capitals(tokens: list[re.Match[str]]) -> int:
    """Where a sentence opens after a headline in capitals; 0 where none does, -1 where that can't be told."""
    for place in range(3, len(tokens) - 2):
        # A word that no headline leaves in small letters: the word before it began a sentence.
        ahead = [tokens[place + step].group().strip("\"',.()") for step in (0, 1)]
        if not ahead[0].islower() or ahead[0] in SMALL_WORDS:
            continue
        if not ahead[1].islower() and _VERB.fullmatch(ahead[0]) is None:
            continue
        last = tokens[place - 1]
        word = last.group().lstrip("\"'")
        capitalized = all(
            not one.group()[0].islower() or one.group() in SMALL_WORDS for one in tokens[1 : place - 1]
        )
        if not word or not word[0].isupper() or not capitalized:
            continue
        if stuck := _STUCK_WORD.search(last.group()):
            return last.start() + stuck.start()
        # Whoever the sentence began with may have a name that is parted off, or it began with a number.
        return -1 if word.endswith(",") or re.search(r"[\d/]", word) else last.start()
    return 0


def _opening_of_sentence(window: str, tokens: list[re.Match[str]]) -> int:
    """Where a sentence opens with a word that a headline wouldn't write so; 0 where nothing tells.

    Small letters follow it or went before it; or it is a quotation longer than a headline's.
    """
    small = False
    for place, (token, following) in enumerate(pairwise(tokens)):
        word = token.group()
        if place >= _FEWEST_WORDS and tokens[place - 1].group()[-1].isalnum():
            opens = _OPENERS.fullmatch(word) or (word.istitle() and word.lower() in SMALL_WORDS)
            if opens and (small or following.group()[0].islower()):
                return token.start()
            if word[0] == '"' and small and _SPOKEN.match(window, token.start()):
                return token.start()
        if word.endswith("."):
            break
        small = small or (word.islower() and word not in SMALL_WORDS)
    return 0


def cut_run_together_links(text: str) -> tuple[str, list[str]]:
    """Take "Baca juga: headline" out of the middle of a paragraph, also where the next sentence sticks to it.

    Gives the text without them and what was taken. A link whose end can't be told stays.

    >>> cut_run_together_links("Ia pergi. Baca juga: Harga Cabai Naik Lagi di KotaPara pedagang mengeluh.")
    ('Ia pergi. Para pedagang mengeluh.', ['Baca juga: Harga Cabai Naik Lagi di Kota'])
    >>> cut_run_together_links("Ia berkata, baca: huruf demi huruf.")[1]
    []
    """
    taken: list[str] = []
    kept: list[str] = []
    done = 0
    for match in _LINK_LABEL.finditer(text):
        if match.start() < done or (
            not text[match.end()].isupper() and text[match.end()] not in "\"'0123456789"
        ):
            continue
        before = text[done : match.start()].rstrip()[-1:]
        if before and before not in ".!?\"')" and "juga" not in match.group().lower():
            continue
        end = _end_of_headline(text, match.end())
        if end < 0:
            continue
        taken.append(text[match.start() : end].strip())
        kept.append(text[done : match.start()])
        done = end
    if not taken:
        return text, []
    kept.append(text[done:])
    return "".join(part if not part or part[-1].isspace() else part + " " for part in kept).strip(), taken


def split_run_together(text: str) -> list[str]:
    """Paragraphs of a line whose sentences are stuck together; where only once or twice, a space is put in.

    >>> split_run_together("Harga naik.Warga mengeluh.Pemerintah diam.Pasar sepi.")
    ['Harga naik.', 'Warga mengeluh.', 'Pemerintah diam.', 'Pasar sepi.']
    >>> split_run_together("Harga naik.Warga mengeluh.")
    ['Harga naik. Warga mengeluh.']
    >>> split_run_together("SURYA.CO.ID dan dr.Budi, Rp1.000, perkara 12/Pid.B/2024")
    ['SURYA.CO.ID dan dr.Budi, Rp1.000, perkara 12/Pid.B/2024']
    """
    cuts: list[int] = []
    quotes = at = 0
    for match in _SEAM.finditer(text):
        if _NO_SEAM_AFTER.search(text[max(0, match.start() - 6) : match.start()]):
            continue
        if _NO_SEAM_BEFORE.match(text[match.end() : match.end() + 6]):
            continue
        if "/" in (near := text[max(0, match.start() - _REACH) : match.start()]) and _CASE_NUMBER.search(
            near
        ):
            continue
        end = match.end()
        if text[end - 1] == "'" and not _OPEN.search(text[cuts[-1] if cuts else 0 : end - 1]):
            end -= 1
        if text[end - 1] == '"':
            # A quote that opens belongs to what follows.
            quotes += text.count('"', at, end - 1)
            at = end - 1
            if quotes % 2 == 0:
                end -= 1
        cuts.append(end)
    if not cuts:
        return [text]
    bounds = [0, *cuts, len(text)]
    parts = [text[a:b].strip() for a, b in pairwise(bounds)]
    return parts if len(cuts) >= 3 else [" ".join(parts)]
