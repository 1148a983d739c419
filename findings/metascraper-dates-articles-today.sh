#!/usr/bin/env bash
# metascraper-date 5.49.24: “Sabtu, 27 Agustus 2022 19:30 WIB” on a page is today, at 19:30.
#
# Behavior: a date that isn't ISO goes to chrono-node 2.10.3, which reads the time and the zone and passes
#   over the Indonesian day, month and year before them; a time without a date is one of today. Months that
#   English spells alike are read.
# Seen: in <span class="date"> and in the meta tag article:published_time alike, the date is the day on which
#   the page is looked at, 12:30Z. “27 Agustus 2022” without a time gives none; “27 September 2022 19:30 WIB”
#   and the English “Saturday, 27 August 2022 19:30” are right.
# Guess: no date, as without the time.
# Hurts: whoever archives or sorts Indonesian news with it: an article of any age is of today, and of another
#   day when it's fetched again. Articles of April, September and November are right, so that a sample can
#   look well.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --prefix "$room" --silent --no-audit --no-fund --ignore-scripts \
    metascraper@5.49.24 metascraper-date@5.49.24 @metascraper/helpers@5.49.24 chrono-node@2.10.3 || exit 2
cat >"$room/dates.mjs" <<'JS'
import metascraper from "metascraper";
import date from "metascraper-date";

const scrape = metascraper([date()]);
const today = () => `${new Date().toLocaleDateString("sv")}T12:30:00.000Z`;
const read = async (html) => (await scrape({ html, url: "https://kabar.com/banjir" })).date;
const pages = {
  span: (words) => `<body><h1>Banjir</h1><span class="date">${words}</span><p>Hujan.</p></body>`,
  meta: (words) => `<head><meta property="article:published_time" content="${words}"></head>Hujan.`,
};
const DATES = [
  ["Sabtu, 27 Agustus 2022 19:30 WIB", "today"],
  ["27 Mei 2022 19:30 WIB", "today"],
  ["27 Agustus 2022", null],
  ["27 September 2022 19:30 WIB", "2022-09-27T12:30:00.000Z"],
  ["Saturday, 27 August 2022 19:30", "2022-08-27T12:30:00.000Z"],
];
let same = true;
for (const [words, expected] of DATES) {
  for (const [where, page] of Object.entries(pages)) {
    const before = today();
    const seen = (await read(page(words))) ?? null;
    const days = expected === "today" ? [before, today()] : [expected];
    console.log(`${where}: ${words} -> ${seen}`);
    same &&= days.includes(seen);
  }
}
if (!same) console.error("changed: the dates are read otherwise now");
process.exit(same ? 0 : 1);
JS
TZ=Asia/Jakarta node "$room/dates.mjs"
