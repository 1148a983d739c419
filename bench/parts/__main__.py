"""Measures one part, as `bench.parts` says."""

import argparse
import json
import tempfile
from dataclasses import asdict
from pathlib import Path

import bench.parts
from bench.parts import PARTS
from bench.parts.task import FULL, QUICK, Task


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m bench.parts",
        description=bench.parts.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("part", choices=PARTS)
    parser.add_argument("--to", type=Path, required=True, help="JSON lines")
    parser.add_argument("--quick", action="store_true", help="small: only to see that it works")
    parser.add_argument("--shared", type=Path, help="folder of data")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, options.to.open("w", encoding="utf-8") as file:
        task = Task(size=QUICK if options.quick else FULL, shared=options.shared, scratch=Path(scratch))
        for measurement in PARTS[options.part](task):
            file.write(json.dumps(asdict(measurement), ensure_ascii=False) + "\n")
            file.flush()


if __name__ == "__main__":
    main()
