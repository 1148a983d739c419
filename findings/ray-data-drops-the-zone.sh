#!/usr/bin/env bash
# Ray Data 2.60.0: a time with a zone loses it on the way in, and stands in UTC without saying so.
#
# Behavior: ray.data.from_items puts datetimes into NumPy, which has no zones: 12:39 at +07:00 comes back as 05:39
#   of no zone at all, through one call, without any step between. Tables of Arrow (from_arrow) keep the zone.
# Seen: 27 January 2022 12:39+07:00 comes back as datetime(2022, 1, 27, 5, 39), its tzinfo None; from a
#   pyarrow table it comes back with its zone, as datasets 5.2.0 has it, too.
# Guess: the same moment with its zone, as pyarrow has it.
# Hurts: whoever sorts or prints the times of news that way: seven hours off, and a story of the early morning
#   moves to the day before.
set -eu
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/venv" || exit 2
"$room/venv/bin/python" -m pip install --quiet --disable-pip-version-check "ray[data]==2.60.0" pyarrow==26.0.1 || exit 2
cd "$room"
# Sockets need a short path.
short=$(mktemp -d /tmp/rXXXX)
trap 'rm -rf "$room" "$short"' EXIT
RAY_USAGE_STATS_ENABLED=0 "$room/venv/bin/python" - "$short" 2> "$room/log" <<'PY' || { tail -5 "$room/log"; exit 1; }
import logging
import sys
from datetime import datetime, timedelta, timezone

import pyarrow
import ray
import ray.data

said = datetime(2022, 1, 27, 12, 39, tzinfo=timezone(timedelta(hours=7)))
ray.init(
    num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR, _temp_dir=sys.argv[1]
)
ray.data.DataContext.get_current().enable_progress_bars = False
from_items = ray.data.from_items([{"time": said}]).take_all()[0]["time"]
from_arrow = ray.data.from_arrow(pyarrow.Table.from_pylist([{"time": said}])).take_all()[0]["time"]
ray.shutdown()
print("given:", said)
print("from items:", from_items)
print("from a table:", from_arrow)
same = from_items == datetime(2022, 1, 27, 5, 39) and from_items.tzinfo is None and from_arrow == said
sys.exit(0 if same else "changed: the time comes back otherwise now")
PY
