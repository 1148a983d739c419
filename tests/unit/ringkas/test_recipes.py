"""docs/recipes.md: every recipe runs, where its library is installed."""

import re
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

TEXT = (Path(__file__).parents[3] / "docs" / "recipes.md").read_text(encoding="utf-8")
RECIPES = {
    section.partition("\n")[0]: code[0]
    for section in TEXT.split("\n## ")[1:]
    if (code := re.findall(r"```python\n(.*?)```", section, re.DOTALL))
}
LIBRARIES = {
    "pandas": "pandas",
    "Columns of a table": "pandas",
    "datasets.map": "datasets",
    "Dask": "dask.dataframe",
    "Spark": "pyspark",
    "FastAPI": "fastapi",
}
TEXTS = [
    "Harga beras di Pasar Induk Serang naik 10 persen sejak Senin. Pedagang mengatakan pasokan berkurang.",
    "Banjir merendam empat desa di Kabupaten Demak. Sebanyak 1.250 warga mengungsi ke balai kecamatan.",
]


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_runs(name, pipeline, monkeypatch):
    if name in LIBRARIES:
        pytest.importorskip(LIBRARIES[name])
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    scope = {"pipe": pipeline, "texts": TEXTS, "__name__": "recipe"}
    # In a thread of its own: the browser tests of the same run leave an event loop in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(exec, RECIPES[name], scope).result()
    if name == "FastAPI":
        from fastapi.testclient import TestClient

        with TestClient(scope["app"]) as client:
            made = client.post("/briefs", json={"text": TEXTS[0], "sentences": 1})
            assert made.status_code == 200
            assert made.json()["article"]["paragraphs"] == [TEXTS[0]]
            refused = client.post("/briefs", json={"text": "a.txt"})
            assert refused.status_code == 422
            assert "name of a file" in refused.json()["detail"]["error"]


def test_the_recipes_that_are_promised_are_there():
    assert {"asyncio", "Threads", *LIBRARIES} <= set(RECIPES)
