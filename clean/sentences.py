"""Sentence boundaries in Indonesian text."""

import re

__all__ = ["split_sentences"]

_ABBREVIATIONS = frozenset(
    """
    dr drs dra ir h hj prof tn ny sdr no hlm hal dkk dll dsb dst pt cv tbk jl jln kab kec kel rp st a.n
    tgl pk pkl u.p s.d d.a u.b yth kol letkol mayjen brigjen letjen jend kapt kombes akp akbp ipda iptu
    aiptu bripka s.h m.h s.e m.m m.si s.sos s.pd m.pd s.t m.t ph.d vs kh ust gg mr mrs ms tel telp vol ed
    """.split()  # noqa: SIM905
)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]?[A-Z0-9À-Ý])")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans ``(start, end)`` of the sentences of *text*, in characters, in order, without white space around.

    >>> text = "Harga naik. Kata dr. Budi, itu wajar."
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Harga naik.', 'Kata dr. Budi, itu wajar.']
    """
    cuts = [match.end() for match in re.finditer(r"\n\s*\n", text)]
    for match in _END.finditer(text):
        if text[match.start()] == "." and match.end() - match.start() == 1:
            word = re.split(r"[\s(\"“]", text[max(0, match.start() - 20) : match.start()])[-1].lower()
            if (
                word in _ABBREVIATIONS
                or (len(word) == 1 and word.isalpha())
                or re.fullmatch(r"(\w\.)+\w", word)
            ):
                continue
            if word.isdigit() and len(word) < 3 and match.start() - len(word) in (0, *cuts):
                continue
        cuts.append(match.end())
    spans = []
    start = 0
    for cut in [*sorted(cuts), len(text)]:
        piece = text[start:cut]
        if piece.strip():
            lead = len(piece) - len(piece.lstrip())
            spans.append((start + lead, start + len(piece.rstrip())))
        start = cut
    return spans
