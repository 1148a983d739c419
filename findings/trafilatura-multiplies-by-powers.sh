#!/usr/bin/env bash
# trafilatura 2.3.1 and inscriptis 2.7.6: “3 × 10<sup>6</sup>” becomes “3 × 106”, “12<sup>1</sup>/<sub>2</sub>” “121/2”.
#
# Behavior: what a page raises or lowers is joined to what stands before it, as if it were of the same height.
# Seen: “3 × 106 ton”, “121/2 persen” from both.
# Guess: “10⁶” or “10^6”, “12 1/2”; at least a space.
# Hurts: figures of statistics offices and annual reports: three million tonnes read as 318, 12.5 percent as 60.5.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    trafilatura==2.3.1 lxml_html_clean==0.4.6 inscriptis==2.7.6 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

import inscriptis
import trafilatura

page = """<html><body><article><h1>Produksi gula</h1>
<p>Produksi gula tahun ini mencapai 3 × 10<sup>6</sup> ton, kata kepala dinas pada hari Senin.</p>
<p>Jumlah itu naik 12<sup>1</sup>/<sub>2</sub> persen dari tahun lalu menurut kantor statistik.</p>
</article></body></html>"""
seen = [trafilatura.extract(page), inscriptis.get_text(page)]
print(*seen, sep="\n")
joined = all("3 × 106 ton" in text and "naik 121/2 persen" in text for text in seen)
sys.exit(0 if joined else "changed: powers are written otherwise now")
PY
