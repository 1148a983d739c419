"""Texts that are drawn by bench/portals: sentences, articles of them, and files of articles."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from bench.parts.task import Task

__all__ = ["SENTENCES", "articles", "sentences_of", "written"]

SENTENCES = 18
"""Of an article, as real news has on average."""


@cache
def sentences_of(pages: int) -> list[str]:
    """Different sentences of that many generated articles, in their order."""
    from bench.portals.drawing import draw_page
    from bench.portals.seen import SEEN
    from clean import clean

    found: dict[str, None] = {}
    for seed in range(pages):
        found |= dict.fromkeys(sentence.text for sentence in clean(draw_page(SEEN, seed).markup).sentences)
    return [text for text in found if len(text.split()) > 4]


def articles(count: int) -> list[dict[str, Any]]:
    """Records as the summary set has them, of generated sentences, three a paragraph.

    They overlap: more articles are asked for than the sentences would fill.
    """
    texts = sentences_of(400)
    return [
        {
            "id": f"generated-{number}",
            "article_sentences": [texts[(number * 7 + at) % len(texts)] for at in range(SENTENCES)],
            "sentence_paragraph": [at // 3 for at in range(SENTENCES)],
        }
        for number in range(count)
    ]


def written(task: Task, count: int) -> Path:
    """Those articles as JSON lines with a text, too."""
    path = task.scratch / f"articles-{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for record in articles(count):
            texts = record["article_sentences"]
            text = "\n\n".join(" ".join(texts[at : at + 3]) for at in range(0, len(texts), 3))
            file.write(json.dumps({**record, "text": text}, ensure_ascii=False) + "\n")
    return path
