#!/usr/bin/env bash
# htmldate 1.11.0: “Oleh Budi - 27 Agu 2022” (Aug 27) is 1 January 2022; “27 Okt 2022” is 27 October.
#
# Behavior: of the Indonesian short names of months htmldate knows “Mei” and those that are English or German,
#   too. “Agu” or “Agt” (August) and “Des” (December) aren't among them; in a line that holds more than the
#   date it then finds the year alone, and makes it the first of January. The full names are all known.
# Seen: in a line after a name, Okt and Mei are right, and Agu, Agt and Des give 2022-01-01. Alone in <time>
#   the same dates are right. trafilatura 2.3.1, which asks htmldate, gives 2022-01-01, too.
# Guess: right everywhere, as the library is said to know Indonesian; at worst no date.
# Hurts: whoever dates Indonesian news by the byline: articles of two months of twelve pile up on New Year's
#   Day, those of December nearly a year before they appeared, and the other months pass spot checks.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    htmldate==1.11.0 trafilatura==2.3.1 lxml_html_clean==0.4.6 || exit 2
"$room/venv/bin/python" -W ignore - <<'PY'
import sys

import trafilatura
from htmldate import find_date

TEXT = "Pemerintah Kabupaten Kendal menyiapkan anggaran untuk memperkuat tanggul di pesisir, kata bupati. "


def dates(line):
    """The date of an article with *line* below its title, as htmldate and trafilatura give it."""
    page = (
        '<html lang="id"><head><title>Banjir rob di Kendal</title></head><body><article>'
        f"<h1>Banjir rob di Kendal</h1>{line}<p>{TEXT * 3}</p></article></body></html>"
    )
    return find_date(page), trafilatura.extract_metadata(page).date


expected = {
    "Mei": "2022-05-27",
    "Agu": "2022-01-01",
    "Agt": "2022-01-01",
    "Okt": "2022-10-27",
    "Des": "2022-01-01",
    "Agustus": "2022-08-27",
    "Desember": "2022-12-27",
}
alone = {"Agu": "2022-08-27", "Agt": "2022-08-27", "Des": "2022-12-27"}
changed = False
for month, date in expected.items():
    seen = dates(f'<div class="byline">Oleh Budi - 27 {month} 2022</div>')
    print(f"27 {month} 2022 after a name: {seen[0]}, by trafilatura {seen[1]}")
    changed |= seen != (date, date)
for month, date in alone.items():
    seen = dates(f"<time>27 {month} 2022</time>")
    print(f"27 {month} 2022 alone: {seen[0]}")
    changed |= seen[0] != date
sys.exit("changed: the dates are read otherwise now" if changed else 0)
PY
