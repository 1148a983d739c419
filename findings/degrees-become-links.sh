#!/usr/bin/env bash
# linkify-it-py 2.2.0 and URLExtract 1.10.0: degrees are links: M.Si to Slovenia, S.Ag to Antigua.
#
# Behavior: both take two words joined by a full stop for an address if the second is a top-level domain.
#   Indonesian degrees have just this form, and many end in one: M.Si (science), S.Ag and M.Ag (religion),
#   M.Kn (notary).
# Seen: in “Siti Aminah, S.Ag., M.Si, hadir.” linkify-it-py finds http://S.Ag and http://M.Si, URLExtract
#   M.Si; in “Joko Susilo, S.H., M.Kn.” linkify-it-py finds http://M.Kn, and URLExtract M.Kn. S.H. and M.Pd
#   are no links.
# Guess: none: one letter before the stop is no host that anybody writes without www or http.
# Hurts: sites and exports that make links by themselves, and whoever removes addresses before counting or
#   translating: names of officials and lecturers lead to strangers' sites, or lose their degrees.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check \
    linkify-it-py==2.2.0 urlextract==1.10.0 || exit 2
"$room/venv/bin/python" - <<'PY'
import sys

from linkify_it import LinkifyIt
from urlextract import URLExtract

linkify = LinkifyIt()
extractor = URLExtract()
expected = {
    "Siti Aminah, S.Ag., M.Si, hadir.": (["http://S.Ag", "http://M.Si"], ["M.Si"]),
    "Joko Susilo, S.H., M.Kn.": (["http://M.Kn"], ["M.Kn"]),
    "Budi Santoso, M.Pd, hadir.": ([], []),
}
changed = False
for text, links in expected.items():
    seen = ([match.url for match in linkify.match(text) or []], extractor.find_urls(text))
    print(f"{text} linkify-it-py: {seen[0]}, URLExtract: {seen[1]}")
    changed |= seen != links
sys.exit("changed: other links are found now" if changed else 0)
PY
