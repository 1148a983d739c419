"""How the names of people, of teams and of portals look in the lines around an article."""

import re

__all__ = ["OUTLET", "PEOPLE", "PERSON", "PLACED", "TEAM"]

_WORD = r"[A-Z][a-z'.]{1,20}(?:-[A-Z]?[a-z]{1,20})?"
_FURTHER = r"[A-Z][a-z'.]{0,20}(?:-[A-Z]?[a-z]{1,20})?"
_DEGREES = r"(?:,\s?[A-Z][A-Za-z]{0,3}\.(?:\s?[A-Z][A-Za-z]{0,4}\.?){0,3}){0,3}"
_PERSON = rf"{_WORD}(?:\s(?:(?:bin|binti|van|de|al)\s)?{_FURTHER}){{1,4}}{_DEGREES}"
PERSON = re.compile(_PERSON)
"""A name of two to five words, with degrees or without: "Aurelia Sitompul, S.H."."""
PEOPLE = re.compile(rf"{_PERSON}(?:(?:,\s|,?\s(?:dan|&)\s){_PERSON}){{0,3}}")
"""One such name or up to four."""
PLACED = re.compile(
    r"(?!(?:Kota|Kabupaten|Kab|Kecamatan|Kec|Desa|Kelurahan|Provinsi|Pulau|Gedung|Balai)\b)"
    rf"(?P<name>{_PERSON}),\s[A-Z][a-z]{{2,20}}(?:\s[A-Z][a-z]{{2,20}})?"
)
"""A name with the place from which its owner writes: "Sari Melati, Bukittinggi"."""
TEAM = re.compile(
    r"(?:Tim|TIM|Redaksi|REDAKSI)\s(?!(?:Redaksi|REDAKSI|Kami)$)[A-Z][\w.]{1,20}(?:\s[A-Z][\w.]{1,20}){0,3}"
)
"""Who signs where no person does: "Tim Liputan Teluk"."""
OUTLET = re.compile(
    r"\b(?:kabar|warta|berita|media|news|radar|suara|harian|koran|tribun\w*|pos|post|times|jurnal|redaksi|tv|fm|online|daily"
    r"|majalah|tabloid|buletin|portal|website|info|forum|komunitas|grup|group|warga|dinas|polsek|polres|desa|kecamatan|kabupaten)\b",
    re.IGNORECASE,
)
"""In a line of a few words, it names a portal."""
