"""Pieces with English beside each, right or wrong in one way; None stands for the text itself."""

from bench.shapes.repeated import PROSE
from bench.shapes.shape import Piece

__all__ = ["PAIRS"]

_SYLLABLES = ("ba", "di", "ru", "so", "ma", "te", "ki", "lo", "pu", "na", "ge", "wi", "sa")
_THINGS = (
    ("beras", "rice"), ("gula", "sugar"), ("rumah", "houses"), ("jalan", "roads"), ("sekolah", "schools"),
    ("kapal", "ships"), ("sawah", "fields"), ("pasar", "markets"), ("hujan", "rain"), ("banjir", "floods"),
    ("petani", "farmers"), ("polisi", "police"),
)  # fmt: skip
_CITIES = ("Semarang", "Surabaya", "Medan", "Bogor", "Palu", "Ambon", "Solo", "Padang", "Kupang", "Manado")
_COUNTRIES = (("Jepang", "Japan"), ("Belanda", "France"), ("Mesir", "Egypt"), ("Swiss", "Sweden"))
_MONTHS = (("Januari", "January"), ("Maret", "March"), ("Juli", "July"), ("Oktober", "October"))
_DAYS = (("Senin", "Monday"), ("Rabu", "Wednesday"), ("Kamis", "Thursday"), ("Sabtu", "Saturday"))
_UNITS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def _word(index: int) -> str:
    """A word like no other."""
    made = ""
    index += len(_SYLLABLES)
    while index:
        index, left = divmod(index, len(_SYLLABLES))
        made += _SYLLABLES[left]
    return made + "h"


def _name(index: int) -> str:
    return _word(index * 7).title()


def _acronym(index: int) -> str:
    return "".join(letter for letter in _word(index * 7).upper() if letter not in "AEIOU") + "K"


def _thing(index: int) -> tuple[str, str]:
    return _THINGS[index % len(_THINGS)]


def _spelled(index: int, words: tuple[str, ...], joint: str) -> str:
    return f"{words[index % 9]}{joint}{words[index // 9 % 9]}"


def _lettered(index: int) -> str:
    return f"{chr(97 + index % 26)}. "


PAIRS: dict[str, tuple[Piece, Piece | None]] = {
    # Numbers.
    "numbers kept": (lambda i: f"{i + 13} orang, ", lambda i: f"{i + 13} people, "),
    "numbers lost": (lambda i: f"{i + 13} orang, ", "people, "),
    "numbers changed": (lambda i: f"{i + 13} orang, ", lambda i: f"{i + 500_013} people, "),
    "numbers invented": ("orang, ", lambda i: f"{i + 13} people, "),
    "one number changed": ("12 orang, ", "7 people, "),
    "numbers in words": (
        lambda i: f"{_spelled(i, _UNITS, ' puluh ')} orang, ",
        lambda i: f"{_ONES[i % 9]} people, ",
    ),
    "names that are numbers": ("Kota Lima, ", "City, "),
    "amounts changed": (lambda i: f"Rp{i + 2},5 juta, ", lambda i: f"US${i + 3}.5 million, "),
    "percents": (lambda i: f"{i + 2},5 persen, ", lambda i: f"{i + 2}.5 percent, "),
    "converted": (lambda i: f"{i + 9} kilometer, ", lambda i: f"{(i + 9) / 1.609:.1f} miles, "),
    "units without numbers": ("Ia kerja 12 setahun. ", "He works 7 a year. "),
    "ranges": (lambda i: f"{i + 2}-{i + 9} orang, ", lambda i: f"{i + 2} to {i + 9} people, "),
    "ordinals": (lambda i: f"orang ke-{i + 2}, ", lambda i: f"the {i + 2}th, "),
    "hours and halves": ("satu setengah jam, ", "an hour and a half, "),
    "points in words": ("dua koma lima persen, ", "two point five percent, "),
    "from and to": (
        lambda i: f"dari {i + 3} menjadi {i + 9}, ",
        lambda i: f"from {i + 9} to {i + 3}, ",
    ),
    "below zero": (lambda i: f"minus {i + 3}, ", lambda i: f"{i + 3}, "),
    "rates": (lambda i: f"{i + 3} km per jam, ", lambda i: f"{i + 3} miles per minute, "),
    "comparatives": (lambda i: f"lebih dari {i + 3}, ", lambda i: f"less than {i + 3}, "),
    "scores": (lambda i: f"skor {i % 90}-{i % 70}, ", lambda i: f"score {i % 70}-{i % 90}, "),
    "ages": (lambda i: f"{_name(i)} ({i % 80 + 9}), ", lambda i: f"{_name(i)}, {i % 80 + 9}, "),
    "years": (lambda i: f"tahun {1700 + i % 300}, ", lambda i: f"in the {1700 + i % 300}s, "),
    "clock times": (
        lambda i: f"pukul {i % 24:02}.{i % 60:02} WIB, ",
        lambda i: f"at {i % 12 + 1}:{i % 60:02} p.m., ",
    ),
    "hours in words": ("pukul tujuh malam, ", "at eight in the morning, "),
    "digits of long numbers": (lambda i: f"{i + 7:09}", lambda i: f"{i + 7:09}"),
    # Dates.
    "dates kept": (
        lambda i: f"{_DAYS[i % 4][0]} ({i % 28 + 1}/{i % 12 + 1}), ",
        lambda i: f"{_DAYS[i % 4][1]} ({i % 28 + 1}/{i % 12 + 1}), ",
    ),
    "dates lost": (lambda i: f"{i % 28 + 1} {_MONTHS[i % 4][0]} {1900 + i % 100}, ", "then, "),
    "dates moved": (
        lambda i: f"{i % 28 + 1} {_MONTHS[i % 4][0]}, ",
        lambda i: f"{_MONTHS[(i + 1) % 4][1]} {i % 28 + 1}, ",
    ),
    "weekdays changed": ("pada Senin, ", "on Tuesday, "),
    "dates that may be": (lambda i: f"{i % 28 + 1}/{i % 12 + 1} ", lambda i: f"March {i % 28 + 1} "),
    "relative days": ("kemarin lusa besok, ", "tomorrow yesterday, "),
    "quarters": ("kuartal ketiga, ", "the second quarter, "),
    "eves": ("malam Minggu, ", "Sunday evening, "),
    # Names.
    "names kept": (lambda i: f"{_name(i)} datang. ", lambda i: f"{_name(i)} came. "),
    "names lost": (lambda i: f"ada {_name(i)}, ", "there is he, "),
    "names changed": (lambda i: f"ada {_name(i)}, ", lambda i: f"there is {_name(i + 90_001)}, "),
    "names invented": ("ada orang, ", lambda i: f"there is {_name(i)}, "),
    "names misspelled": (lambda i: f"ada {_name(i)}no, ", lambda i: f"there is {_name(i)}na, "),
    "names in pairs": ("Budi dan Ani, ", "Ani and Budi, "),
    "names of two words": (
        lambda i: f"{_name(i)} {_name(i + 5)} dan ",
        lambda i: f"{_name(i)} {_name(i + 6)} and ",
    ),
    "one long name": (lambda i: f"{_name(i)} ", lambda i: f"{_name(i + 3)} "),
    "cities": (lambda i: f"di {_CITIES[i % 10]}, ", lambda i: f"in {_CITIES[(i + 3) % 10]}, "),
    "countries": (lambda i: f"di {_COUNTRIES[i % 4][0]}, ", lambda i: f"in {_COUNTRIES[i % 4][1]}, "),
    "peoples": (lambda i: f"ada {_name(i)}, ", "an Indonesian Javanese, "),
    "acronyms in brackets": (
        lambda i: f"Badan {_name(i)} ({_acronym(i)}) ",
        lambda i: f"{_name(i)} Body ({_acronym(i)}) ",
    ),
    "acronyms": (lambda i: f"{_acronym(i)}, ", lambda i: f"{_acronym(i + 3)}, "),
    "initials of people": (lambda i: f"berinisial {_acronym(i)[:2]}, ", "a person, "),
    "titles": (lambda i: f"Presiden {_name(i)}, ", lambda i: f"Minister {_name(i)}, "),
    "offices": (lambda i: f"Kepala Dinas {_thing(i)[0].title()}, ", "the head, "),
    "kinship": (lambda i: f"ibu {_name(i)}, ", lambda i: f"the father of {_name(i)}, "),
    "winners": (
        lambda i: f"{_name(i)} mengalahkan {_name(i + 9)}. ",
        lambda i: f"{_name(i + 9)} beat {_name(i)}. ",
    ),
    "ministries": ("Kementerian Pertanian, ", "the Ministry of Defense, "),
    "regional": ("Pemkot dan Polda, ", "the city and the police, "),
    # Words, roles, lists.
    "words of no language": (lambda i: f"{_word(i)} ", lambda i: f"{_word(i)} "),
    "words lost": (lambda i: f"{_thing(i)[0]} ", "it "),
    "words kept": (lambda i: f"{_thing(i)[0]} ", lambda i: f"{_thing(i)[1]} "),
    "words of one beginning": (lambda i: f"berita{_word(i)} ", lambda i: f"news{_word(i)} "),
    "words that grow": (lambda i: "ma" * (i // 20 + 1) + " ", lambda i: "ma" * (i // 20 + 2) + " "),
    "long words": (lambda i: _word(i) * 30 + " ", lambda i: _word(i) * 30 + " "),
    "roles": ("Petani memukul mandornya. ", "The foreman beat the farmer. "),
    "lists": (
        lambda i: f"{_thing(i)[0]}, {_thing(i + 1)[0]}, dan {_thing(i + 2)[0]}. ",
        lambda i: f"{_thing(i)[1]} and {_thing(i + 2)[1]}. ",
    ),
    "one list": (lambda i: f"{_thing(i)[0]}, ", lambda i: f"{_thing(i * 5)[1]}, "),
    "contrasts": ("naik, kiri, utara, ", "fell, right, south, "),
    "clitics": (lambda i: f"{_thing(i)[0]}nya ", lambda i: f"his {_thing(i)[1]} "),
    "affixes": (lambda i: f"memper{_word(i)}kannya ", "to do it "),
    "pronouns": ("dia dan mereka ", "she and we "),
    "English within": ("the price of beras ", "the price of rice "),
    "left in Indonesian": (PROSE, "The price di pasar itu naik lagi, said pedagang. "),
    "loops": (PROSE, "The market, the market. "),
    "loops of one word": ("beras naik lagi ", "the "),
    "nearly loops": (lambda i: f"beras {i % 31} ", lambda i: f"rice {'the ' * (i % 4)}"),
    "one sentence": (
        lambda i: f"{_thing(i)[0]} dan {_thing(i * 5 + 1)[0]} di ",
        lambda i: f"{_thing(i)[1]} and {_thing(i * 5 + 1)[1]} in ",
    ),
    "sentences that differ": (
        lambda i: f"Ada {_thing(i)[0]} dan {_word(i)} di {_CITIES[i % 10]}. ",
        lambda i: f"There are {_thing(i)[1]} and {_word(i)} in {_CITIES[i % 10]}. ",
    ),
    "sentences of one word": (lambda i: f"{_name(i)}. ", lambda i: f"{_name(i)}. "),
    # Negation.
    "negations kept": (
        lambda i: f"{_thing(i)[0]} tidak naik. ",
        lambda i: f"The {_thing(i)[1]} did not rise. ",
    ),
    "negations lost": (lambda i: f"{_thing(i)[0]} tidak naik. ", lambda i: f"The {_thing(i)[1]} rose. "),
    "negations added": (
        lambda i: f"{_thing(i)[0]} naik. ",
        lambda i: f"The {_thing(i)[1]} didn't rise. ",
    ),
    "not only": ("tidak hanya naik tetapi juga ", "not only rose but "),
    "denials": ("tanpa, bukan, belum, jangan ", "without, not, never, none "),
    "denials twice": ("bukan tidak mungkin ", "it is not impossible that "),
    # Quotations.
    "quotations": (
        lambda i: f"“{_thing(i)[0]} {_word(i)},” kata dia. ",
        lambda i: f"“{_thing(i)[1]},” he said. ",
    ),
    "quotations lost": (lambda i: f"“{_thing(i)[0]} {_word(i)}” ", "it "),
    "quotations added": ("kata dia ", lambda i: f'"{_word(i)}" '),
    "quotations kept": (
        lambda i: f"“{_thing(i)[0]} {_word(i)} di {_CITIES[i % 10]},” kata Budi. ",
        lambda i: f"“{_thing(i)[0]} {_word(i)} di {_CITIES[i % 10]},” kata Ani. ",
    ),
    "one quotation kept": ("“Harga beras naik lagi,” kata Budi. ", "“Harga beras naik lagi,” kata Ani. "),
    "regional quotations": ("“Ora ana sing teka,” kata dia. ", "“Ora ana sing teka,” he said. "),
    # What single checks look for.
    "denying words": ("rumah rusak, ", "undamaged unsafe houses, "),
    "denying words that differ": (lambda i: f"rusak {_word(i)}, ", lambda i: f"damaged un{_word(i)}, "),
    "lists of denials": ("tidak bekerja, tidak sekolah, ", "not in work, or not at school, "),
    "figures that grow": (lambda i: "7" * (i // 9 + 1) + " ", lambda i: "7" * (i // 9 + 2) + " "),
    "currencies": ("rupiah terhadap dolar ", "the dollar against the rupiah "),
    "children": (
        lambda i: f"{_name(i)}, anak dari {_name(i + 1)}, ",
        lambda i: f"{_name(i)}'s son, {_name(i + 1)}, ",
    ),
    "sets": ("menang 21-15, 21-18, ", "won in straight games, 21-15, "),
    "elapsed": ("pukul 23.45 dan 02.45, ", "three hours, "),
    "rounded": (lambda i: f"{i + 2},95 persen, ", lambda i: f"nearly {i + 3} percent, "),
    "shares": (lambda i: f"{i % 9 + 1} dari {i % 9 + 5} orang, ", lambda i: f"{i % 40 + 9} percent, "),
    "sums": (lambda i: f"{i + 4} dan {i * 3 + 5} orang, ", lambda i: f"{i * 4 + 9} people in total, "),
    "dishes": ("nasi goreng, soto ayam, ", "nasi goreng, chicken soto, "),
    "glossed": (lambda i: f"{i + 2} bau, ", lambda i: f"{i + 2} bau, or around {i + 5}.4 hectares, "),
    "apologies": ("naik lagi, ", "I am sorry, I cannot help, "),
    "bodies spelled out": (
        lambda i: f"{_acronym(i)}, ",
        lambda i: f"{_name(i)} {_name(i + 1)} {_name(i + 2)}, ",
    ),
    "twelve": ("pukul 24.00, pukul 12.00, ", "later, "),
    "idioms": ("roda dua, Liga 1, 17-an, ", "things, "),
    "conversely": ("menjual, membeli, ", "bought, sold, "),
    "zones": ("10.15 WIB, 11.15 WITA, 12.15 WIT, ", "at 10, at 11, "),
    # Lengths.
    "English far shorter": (lambda i: f"{_thing(i)[0]} {_word(i)} ", lambda i: "Rice. " if not i else ""),
    "English far longer": (lambda i: "Beras. " if not i else "", lambda i: f"{_thing(i)[1]} {_word(i)} "),
    # Pages and files.
    "markup": (lambda i: f"<b>{_thing(i)[0]}</b> ", lambda i: f"<i>{_thing(i)[1]}</i> "),
    "placeholders": (lambda i: "{" + f"{_word(i)}" + "} ", lambda i: "{" + f"{_word(i)}" + "} "),
    "addresses that differ": (lambda i: f"https://kabar.example/{_word(i)} ", None),
    "mail that differs": (lambda i: f"{_word(i)}@kabar.example ", None),
    "hashtags": (lambda i: f"#{_name(i)} ", lambda i: f"#{_name(i + 1)} "),
    "mentions": (lambda i: f"@{_word(i)} ", lambda i: f"@{_word(i + 1)} "),
    "items that differ": (lambda i: f"{i + 1}. {_thing(i)[0].title()} {_word(i)}\n", None),
    "lettered": (_lettered, None),
    "footnotes": (lambda i: f"naik [{i + 1}] ", lambda i: f"rose [{i + 1}] "),
    "articles of law": (lambda i: f"Pasal {i + 1} ayat ({i % 9 + 1}) huruf {_lettered(i)}", None),
    "prices by line": (lambda i: f"{_thing(i)[0].title()}: Rp{i + 3}.000\n", None),
    "credits that differ": (lambda i: f"Editor: {_name(i)} {_name(i + 1)}\n", None),
    "datelines that differ": (lambda i: f"{_CITIES[i % 10].upper()}, KABAR - {PROSE}\n\n", None),
    "read also, each another": (lambda i: f"Baca juga: {_name(i)} Naik di {_CITIES[i % 10]}\n", None),
    "entities that differ": (lambda i: f"&#{i % 900 + 33}; ", None),
    "deep brackets": (lambda i: "(" if i % 64 < 32 else ")", None),
    "coordinates": (lambda i: f"{i % 90}°{i % 60}'{i % 60}\" LS ", lambda i: f"{i % 90}°{i % 60}' S "),
}
