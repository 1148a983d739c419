"""Parts about English: how fast it is made and checked, and how near people's it is."""

import json
from collections.abc import Iterator

from bench.figures import OURS, Measurement, System
from bench.parts.task import NOT_SHARED, Task
from bench.parts.texts import SENTENCES, sentences_of, written
from bench.parts.timing import asked, cores, repeated

__all__ = ["checks", "chrf", "marian", "translation"]

MARIAN = {
    "ringkas": OURS,
    "ctranslate2-int8": "CTranslate2 int8",
    "transformers-float32": "transformers float32",
    "easynmt": "EasyNMT's way (transformers)",
    "argos": "Argos's way (CTranslate2)",
}
TRANSLATE = """
import json, sys
from translate import load_translator, translate_many
texts = {}
with open(sys.argv[1], encoding="utf-8") as lines:
    for line in lines:
        texts |= dict.fromkeys(json.loads(line)["article_sentences"])
made = translate_many(list(texts), translator=load_translator("embedded"), cache=False)
with open(sys.argv[2], "w", encoding="utf-8") as file:
    for source, target in zip(texts, made, strict=True):
        file.write(f"{source}\\t{target.text}\\tgenerated\\n".replace("\\r", " "))
"""


def translation(task: Task) -> Iterator[Measurement]:
    """the embedded model, beside transformers"""
    source = written(task, task.size.translated)

    def system(way: str, name: str) -> System:
        def once(_turn: int) -> tuple[float, str]:
            said, why = asked(
                "bench/embedded.py", "--articles", source, "--sentences", str(SENTENCES),
                "--count", str(task.size.translated), "--threads", str(cores()),
                "--scratch", task.scratch, "--way", way, OMP_NUM_THREADS=str(cores()),
            )  # fmt: skip
            return (0.0 if why else json.loads(said.splitlines()[-1])["seconds"]), why

        return repeated(name, task.size.rounds, once)

    yield Measurement(
        name="translation",
        title="Translation with the embedded model",
        how=f"{task.size.translated} articles of {SENTENCES} generated sentences, loaded and warm, all cores "
        "(`bench/embedded.py`). ringkas searches with a beam of 4.",
        unit="seconds an article by the clock",
        better="less",
        an_hour=3600,
        systems=(
            system("checked", OURS),
            system("shipped", f"{OURS}, without checks and retries"),
            system("transformers-float32", "transformers float32, greedy"),
        ),
    )


def marian(task: Task) -> Iterator[Measurement]:
    """a Marian model of opus-mt's size, beside CTranslate2 and transformers"""
    text, result = task.scratch / "sentences.txt", task.scratch / "speed.json"
    text.write_text("\n".join(sentences_of(400)[: task.size.sentences]) + "\n", encoding="utf-8")
    _, why = asked(
        "-m", "bench.speed", "--text", text, "--json", result, "--rounds", str(task.size.rounds),
        "--sentences", str(task.size.sentences),
        "--peer-sentences", str(max(8, task.size.sentences // 8)),
        "--single", str(task.size.single), "--threads", str(cores()), "--only", *MARIAN,
    )  # fmt: skip
    found = {"tokens": 1.0, "rows": {}} if why else json.loads(result.read_text(encoding="utf-8"))
    for kind, title in (
        ("bulk", "A Marian model in bulk"),
        ("single", "A Marian model, one sentence at a time"),
    ):
        yield Measurement(
            name=f"marian-{kind}",
            title=title,
            how=f"A model of opus-mt's size with random weights (`bench/speed.py`), {task.size.sentences} "
            f"generated sentences of {found['tokens']:.0f} tokens on average, outputs as long as their "
            "sources, greedy; peers translate a sample. Argos itself isn't run: it brings PyTorch and a "
            "splitter's models; what it does with CTranslate2 is.",
            unit="tokens a second by the clock",
            better="more",
            an_hour=3600 / (found["tokens"] * SENTENCES),
            missing=why,
            systems=tuple(
                System(
                    name=name,
                    runs=tuple(row[kind] for row in found["rows"].get(key, ())),
                    missing="" if found["rows"].get(key) else "failed",
                )
                for key, name in MARIAN.items()
            ),
        )


def checks(task: Task) -> Iterator[Measurement]:
    """checks of the embedded model's English"""
    pairs = task.scratch / "pairs.tsv"
    _, failed = asked("-c", TRANSLATE, written(task, max(2, task.size.translated)), pairs)
    count = 0 if failed else len(pairs.read_text(encoding="utf-8").splitlines())
    for worker, title in (("compare", "Checks"), ("with confidence", "Checks with a confidence")):

        def once(_turn: int, worker: str = worker) -> tuple[float, str]:
            said, why = asked("bench/compare.py", "--against", ".", "--pairs", pairs, "--worker", worker)
            return (0.0 if why else count / json.loads(said)[worker]), why

        yield Measurement(
            name=worker.replace(" ", "-"),
            title=title,
            how=f"{count} pairs of a generated sentence and its English by the embedded model, each seen "
            "once by its process (`bench/compare.py`).",
            unit="pairs a second of CPU",
            better="more",
            an_hour=3600 / SENTENCES,
            missing=failed,
            systems=() if failed else (repeated(OURS, task.size.rounds, once),),
        )


def chrf(task: Task) -> Iterator[Measurement]:
    """translation beside people's, with SHARED"""
    folder = task.shared / "eval" / "flores-dev" if task.shared else None
    limit = 20 * task.size.briefs
    found: list[System] = []
    if folder and folder.is_dir():
        from sacrebleu.metrics import CHRF

        from bench.translate import lines
        from translate import load_translator, translate_many

        sources, references = (lines(folder / name)[:limit] for name in ("source.id", "reference.en"))
        made = translate_many(sources, translator=load_translator("embedded"), cache=False)
        outputs = {OURS: [translation.text for translation in made]}
        outputs |= {
            path.name.split(".")[1]: lines(path)[:limit] for path in sorted(folder.glob("system.*.en"))
        }
        for name, targets in outputs.items():
            found.append(System(name=name, runs=(CHRF().corpus_score(targets, [references]).score,)))
    yield Measurement(
        name="chrf",
        title="Translation beside people's",
        how=f"The first {limit} lines of FLORES dev; the others' outputs lie beside them "
        "(`bench/translate.py`).",
        unit="chrF2",
        better="more",
        systems=tuple(found),
        missing="" if found else NOT_SHARED,
    )
