"""What is left when processes that write are killed at any moment: whole, and no less than they said.

    python bench/kills.py                       # a thousand kills
    python bench/kills.py --kills 60 --seed 2   # fewer, others
    python bench/kills.py --kinds cache store

Two writers at a time (one for a batch) work on the same files: the cache of translations, converted models
and their records, the user's configuration, a batch with its journal. What is done they put down in a file of
their own. After a random time they get SIGKILL, and what they wrote is read and compared with that file.
Prints a line of JSON for each kind, and ends with 1 where a fault was found.
"""

import argparse
import json
import logging
import multiprocessing
import os
import random
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

# Run as a script, this folder comes first on the path and `clean.py` in it would be found as `clean`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from bench.writers import KINDS  # noqa: E402
from engine.settings import HOME  # noqa: E402

LIFE = 25
"""Kills after which a kind gets another folder, so that what is compared doesn't grow without end."""


def start(kind: Any, worker: int, seed: int, told: Path) -> Any:
    """A process that writes until it is killed, and puts down in *told* what is done."""

    def work() -> None:
        place = os.open(told, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

        def tell(fact: Any) -> None:
            # One write: of a line there is all or nothing, however the process ends.
            os.write(place, (json.dumps(fact) + "\n").encode())

        kind.write(worker, random.Random(seed), tell)

    process = multiprocessing.get_context("fork").Process(target=work)
    process.start()
    return process


def read(told: Path) -> list[Any]:
    """All that a writer put down."""
    with suppress(FileNotFoundError):
        return [json.loads(line) for line in told.read_text(encoding="utf-8").splitlines()]
    return []


def kill(name: str, kills: int, seed: int) -> dict[str, Any]:
    """Kill writers of the kind *name* that many times: what was told, and what was wrong."""
    chance = random.Random(f"{seed} {name}")
    done = life = told = early = 0
    faults: list[str] = []
    while done < kills:
        with tempfile.TemporaryDirectory() as folder:
            os.environ[HOME.name] = folder
            kind = KINDS[name](life)
            life += 1
            files = [Path(folder) / f"told-{worker}" for worker in range(kind.writers)]
            for _ in range(LIFE):
                if done >= kills:
                    break
                writers = [
                    start(kind, worker, chance.getrandbits(32), file) for worker, file in enumerate(files)
                ]
                for writer in writers:
                    time.sleep(kind.longest * 10 ** chance.uniform(-2, 0))
                    early += not writer.is_alive()
                    writer.kill()
                    done += 1
                for writer in writers:
                    writer.join()
                facts = [fact for file in files for fact in read(file)]
                faults += [f"after kill {done}: {fault}" for fault in kind.faults(facts)]
            told += sum(len(read(file)) for file in files)
            faults += [f"at the end, after kill {done}: {fault}" for fault in kind.last()]
    if early:
        faults.append(f"{early} writers ended by themselves")
    return {"kind": name, "kills": done, "writes_told": told, "faults": faults}


def main() -> None:
    """Print what each kind came to."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--kills", type=int, default=1000, help="of all kinds together")
    parser.add_argument("--seed", type=int, default=time.time_ns() % 1_000_000)
    parser.add_argument("--kinds", nargs="*", choices=list(KINDS), default=list(KINDS))
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.ERROR)
    print(json.dumps({"seed": arguments.seed}), flush=True)
    share = -(-arguments.kills // len(arguments.kinds))
    wrong = False
    for name in arguments.kinds:
        result = kill(name, share, arguments.seed)
        print(json.dumps(result, ensure_ascii=False), flush=True)
        wrong = wrong or bool(result["faults"])
    sys.exit(wrong)


if __name__ == "__main__":
    main()
