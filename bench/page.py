"""How the web page feels: time to a usable page, to the first sentences, and what twenty visitors get.

    python bench/page.py [--chromium PATH] [--visitors 20]

Times are compared with the bare pipeline on the same article in the same run: the page's own share is the
ratio's distance from 1. The translation cache is off, so that every run translates.
"""

import argparse
import json
import os
import shutil
import socket
import statistics
import sys
import tempfile
import threading
import time
from importlib.resources import files
from pathlib import Path

# Run as a script, this folder comes first on the path and `clean.py` in it would be found as `clean`.
sys.path[0] = str(Path(__file__).resolve().parents[1])
os.environ["RINGKAS_CACHE_MB"] = "0"

from ringkas.web.quota import Quota  # noqa: E402

SHORT = {"sentences": 1, "scope": "summary"}
"""What each of the many visitors asks for: a title and one sentence, so that a run stays short."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--chromium", default=shutil.which("chromium"))
    parser.add_argument("--visitors", type=int, default=20)
    parser.add_argument("--running", type=int, default=Quota().running, help="served at the same time")
    parser.add_argument("--repeats", type=int, default=5)
    arguments = parser.parse_args()
    os.environ.setdefault("GRADIO_TEMP_DIR", tempfile.mkdtemp())
    import ui
    from ringkas import Pipeline

    text = files("ringkas.web").joinpath("examples/1-harga-beras.txt").read_text(encoding="utf-8")
    pipeline = Pipeline.load()
    pipeline(text)  # the first call warms everything up
    bare = statistics.median(_timed(lambda: pipeline(text)) for _ in range(arguments.repeats))
    page = ui.build(pipeline, quota=Quota(running=arguments.running))
    address = ui.launch(page, port=_free_port())
    try:
        print(json.dumps({"bare_pipeline_s": round(bare, 2), "translator": pipeline.translator.name}))
        print(json.dumps(_browse(address, text, bare, arguments)))
        short = statistics.median(_timed(lambda: pipeline(text, **SHORT)) for _ in range(arguments.repeats))
        print(json.dumps(_crowd(address, text, short, arguments.visitors)))
    finally:
        page.close(verbose=False)


def _browse(address: str, text: str, bare: float, arguments: argparse.Namespace) -> dict[str, float]:
    from playwright.sync_api import sync_playwright

    seen: dict[str, list[float]] = {"usable": [], "article": [], "first_english": [], "done": []}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=arguments.chromium, args=["--no-sandbox"])
        for _ in range(arguments.repeats):
            context = browser.new_context()
            page = context.new_page()
            began = time.perf_counter()
            page.goto(address)
            page.wait_for_selector("[data-ready=true]")
            seen["usable"].append(time.perf_counter() - began)
            page.fill("#rk-text", text)
            began = time.perf_counter()
            page.click("#rk-run")
            for name, selector in (
                ("article", "#rk-article-text .rk-s"),
                ("first_english", "#rk-summary_en-text .rk-s"),
                ("done", "#rk-foot:not([hidden])"),
            ):
                page.wait_for_selector(selector, timeout=120_000)
                seen[name].append(time.perf_counter() - began)
            context.close()
        browser.close()
    result = {f"{name}_s": round(statistics.median(times), 2) for name, times in seen.items()}
    return result | {
        "first_english_to_bare": round(statistics.median(seen["first_english"]) / bare, 2),
        "done_to_bare": round(statistics.median(seen["done"]) / bare, 2),
    }


def _crowd(address: str, text: str, bare: float, visitors: int) -> dict[str, float]:
    """All visitors ask at once, each about a town of its own."""
    from gradio_client import Client

    towns = [f"Kota{chr(65 + n % 26)}{chr(97 + n // 26)}" for n in range(visitors)]
    clients = [Client(address, verbose=False) for _ in towns]
    waits = [0.0] * visitors
    wrong: list[str] = []

    def ask(index: int) -> None:
        began = time.perf_counter()
        answer = clients[index].predict(text.replace("Cipinang", towns[index]), **SHORT, api_name="/brief")
        waits[index] = time.perf_counter() - began
        said = json.dumps(answer)
        if towns[index] not in said or any(town in said for town in towns if town != towns[index]):
            wrong.append(towns[index])

    threads = [threading.Thread(target=ask, args=(index,)) for index in range(visitors)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    return {
        "visitors": visitors,
        "wrong_answers": len(wrong),
        "first_answer_s": round(min(waits), 2),
        "median_answer_s": round(statistics.median(waits), 2),
        "last_answer_s": round(max(waits), 2),
        "all_to_bare_one_by_one": round(took / (bare * visitors), 2),
    }


def _timed(work) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
