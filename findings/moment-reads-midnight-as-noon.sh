#!/usr/bin/env bash
# moment 2.31.0 in Indonesian: “12 malam” (12 at night), which date-fns 4.4.0 writes for midnight, is noon.
#
# Behavior: its locale “id” makes 12 an hour 0 and adds twelve hours to all that is “malam” (night), so the
#   first hours of the night fall into the afternoon. moment itself writes “12 pagi” for midnight, which nobody
#   says, so its own round trip is right.
# Seen: date-fns writes midnight of 27 August 2022 in “d MMMM yyyy h B” as “27 Agustus 2022 12 malam”; moment
#   reads that in “D MMMM YYYY h A” as 27 August, 12:00, and “1 malam” (1 at night) as 13:00. “10 malam” is
#   22:00.
# Guess: midnight, or an invalid date: dates are checked strictly here.
# Hurts: sites that pass dates between the two, and readers of Indonesian times: “pukul 12 malam” is the common
#   way to say midnight; deadlines and events move by twelve hours, in daylight.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
npm install --prefix "$room" --silent --no-audit --no-fund moment@2.31.0 date-fns@4.4.0 || exit 2
cat >"$room/midnight.mjs" <<'JS'
import { format } from "date-fns";
import { id } from "date-fns/locale";
import moment from "moment";
import "moment/locale/id.js";

const written = format(new Date(2022, 7, 27, 0), "d MMMM yyyy h B", { locale: id });
const expected = [
  [written, "2022-08-27 12:00"],
  ["27 Agustus 2022 1 malam", "2022-08-27 13:00"],
  ["27 Agustus 2022 10 malam", "2022-08-27 22:00"],
  [moment(new Date(2022, 7, 27, 0)).locale("id").format("D MMMM YYYY h A"), "2022-08-27 00:00"],
];
let same = written === "27 Agustus 2022 12 malam";
for (const [words, instant] of expected) {
  const seen = moment(words, "D MMMM YYYY h A", "id", true).format("YYYY-MM-DD HH:mm");
  console.log(`${words} -> ${seen}`);
  same &&= seen === instant;
}
if (!same) console.error("changed: midnight is written or read otherwise now");
process.exit(same ? 0 : 1);
JS
node "$room/midnight.mjs"
