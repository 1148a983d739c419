"""``ringkas models``, ``check``, ``eval`` and ``cache``, with nothing fetched and nothing translated."""

import json

import pytest

from engine.version import __version__
from ringkas.choices import choose
from translate import load_glossary

OPUS = "marian:Helsinki-NLP/opus-mt-id-en"


def test_the_list_shows_size_quality_licence_and_a_warning(ringkas):
    code, out, _ = ringkas("models", "list", "--json")
    rows = {(row["task"], row["name"]): row for row in json.loads(out)}
    assert code == 0
    assert rows["translator", "embedded"]["installed"]
    assert rows["translator", "embedded"]["default"]
    assert rows["summarizer", "embedded"]["installed"]
    assert not rows["summarizer", "embedded"]["default"]
    assert rows["translator", OPUS]["recommended"]
    assert rows["translator", OPUS]["download_bytes"] > 100_000_000
    assert rows["translator", "nllb:facebook/nllb-200-distilled-600M"]["non_commercial"]
    assert "NON-COMMERCIAL" in ringkas("models", "list")[1]


def test_the_list_says_what_is_best_for_a_machine_and_where_a_figure_comes_from(ringkas):
    _, out, _ = ringkas("models", "list")
    small, medium, large = (out.split(f"for {size} GB: ")[1].split("for 16 GB: ")[0] for size in (4, 8, 16))
    for best in (small, medium, large):
        assert best.startswith("nllb:facebook/nllb-200-distilled-600M (BLEU 38.7, non-commercial use only)")
        assert f"for any use {OPUS} (BLEU 33.4)" in best
    assert "Hy-MT2-1.8B-Q4_K_M.gguf (89.9% of" in small.split("for 8 GB")[0]
    assert "Hy-MT2-7B" not in small.split("for 8 GB")[0]
    assert "Hy-MT2-7B" in medium
    assert "translategemma-12b" not in medium
    assert "translategemma-12b" in large
    rows = {row["name"]: row for row in json.loads(ringkas("models", "list", "--json")[1])}
    for row in rows.values():
        assert bool(row["source"]) == bool(row["bleu"] or row["quality"])
        assert row["source"] in out
        assert row["memory_gb"] > 0


def test_only_a_model_that_is_here_can_become_the_default(ringkas):
    code, _, err = ringkas("models", "use", OPUS)
    assert code == 1
    assert f"ringkas models fetch {OPUS}" in err
    assert choose().translator == "embedded"


def test_use_is_kept_for_the_next_command(ringkas):
    code, _, err = ringkas("models", "use", "gguf:gemma-3-270m")
    assert code == 0
    assert "default summarizer" in err
    assert choose().summarizer == "gguf:gemma-3-270m"


def test_the_embedded_model_translates_unless_it_is_to_summarize(ringkas):
    assert "default translator" in ringkas("models", "use", "embedded")[2]
    assert choose().summarizer == "extractive"
    assert ringkas("models", "use", "embedded", "--task", "summarizer")[0] == 0
    assert choose().summarizer == "embedded"
    rows = json.loads(ringkas("models", "list", "--json")[1])
    assert [row["task"] for row in rows if row["default"]] == ["translator", "summarizer"]
    assert [row["name"] for row in rows if row["default"]] == ["embedded", "embedded"]


def test_fetching_without_a_hub_names_model_cache_and_way_out(ringkas, monkeypatch, tmp_path):
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    code, _, err = ringkas("models", "fetch", OPUS)
    assert code == 1
    assert OPUS in err
    assert str(tmp_path / "home") in err
    assert "the model `embedded`" in err


def test_removing_what_is_not_there_is_an_error(ringkas):
    code, _, err = ringkas("models", "remove", OPUS)
    assert code == 1
    assert "ringkas models list" in err


def test_the_cache_can_be_seen_and_cleared(ringkas):
    code, out, _ = ringkas("cache", "--json")
    assert (code, json.loads(out)["entries"]) == (0, 0)
    assert ringkas("cache", "clear")[0] == 0


@pytest.fixture
def files(tmp_path):
    lines = {
        "source": "Harga beras naik 10 persen.\nMenteri tidak hadir pada Senin (5/3).\n",
        "good": "The price of rice rose 10 percent.\nThe minister was not present on Monday (5/3).\n",
        "bad": "The price of rice rose 70 percent.\nThe minister was not present on Monday (5/3).\n",
    }
    for name, text in lines.items():
        (tmp_path / name).write_text(text)
    return {name: str(tmp_path / name) for name in lines}


def test_check_tells_a_changed_number_and_its_line(ringkas, files):
    assert ringkas("check", files["source"], files["good"])[0] == 0
    code, out, _ = ringkas("check", files["source"], files["bad"])
    assert code == 4
    assert "line 1" in out
    assert "10" in out
    rows = json.loads(ringkas("check", files["source"], files["bad"], "--json")[1])
    assert [(row["segment"], row["kind"]) for row in rows if row["severity"] == "error"] == [(0, "number")]


@pytest.mark.parametrize("command", ["check", "eval"])
def test_an_audit_knows_the_glossary(command, ringkas, tmp_path):
    paths = {name: tmp_path / name for name in ("source", "target", "glossary.csv")}
    paths["source"].write_text("Berkas itu dibawa ke Satgasus di Gambir.\n")
    paths["target"].write_text("The file was taken to the Special Task Force in Gambir.\n")
    paths["glossary.csv"].write_text("source,target,note\nSatgasus,Special Task Force,\n")
    given = [
        str(paths["source"]),
        str(paths["target"]),
        *([str(paths["target"])] if command == "eval" else []),
    ]
    assert "warning name" in ringkas(command, *given)[1]
    assert "warning name" not in ringkas(command, *given, "--glossary", str(paths["glossary.csv"]))[1]


def test_check_tells_a_line_that_repeats_the_one_before(ringkas, tmp_path):
    (tmp_path / "source").write_text("Warga mengungsi.\nBantuan belum tiba.\n")
    (tmp_path / "target").write_text("Residents fled.\nResidents fled.\n")
    code, out, _ = ringkas("check", str(tmp_path / "source"), str(tmp_path / "target"))
    assert code == 4
    assert "line 2" in out
    assert "sentence before" in out


def test_check_refuses_files_of_different_length(ringkas, files, tmp_path):
    (tmp_path / "short").write_text("One line.\n")
    code, _, err = ringkas("check", files["source"], str(tmp_path / "short"))
    assert code == 1
    assert "same order" in err


def test_eval_gives_scores_with_signatures(ringkas, files):
    code, out, _ = ringkas("eval", files["source"], files["bad"], files["good"], "--json")
    value = json.loads(out)
    assert code == 0
    assert 0 < value["scores"]["BLEU"]["score"] < 100
    assert "version:" in value["scores"]["chrF2"]["signature"]
    assert value["segments_with_errors"] == 1
    assert value["signature"] == f"ringkas:{__version__}"


def test_the_signature_of_the_fidelity_has_ones_own_glossary(ringkas, files, tmp_path):
    own = tmp_path / "own.csv"
    own.write_text("balai desa,community hall\n")
    given = [files["source"], files["bad"], files["good"], "--glossary", str(own)]
    _, out, _ = ringkas("eval", *given)
    assert f"ringkas:{__version__}|glossary:{load_glossary(own).digest}" in out


def test_an_audit_says_which_lines_to_read_in_the_source(ringkas, tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_text("Polisi menangkap tiga tersangka di Semarang.\nHarga beras naik 10 persen.\n")
    target.write_text("The festival opened with a concert.\nThe price of rice rose 10 percent.\n")
    _, out, _ = ringkas("check", str(source), str(target), "--json")
    assert [row["segment"] for row in json.loads(out) if row["kind"] == "confidence"] == [0]


def test_an_audit_without_a_finding_says_what_was_checked(ringkas, tmp_path):
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_text("Harga beras naik 10 persen.\n")
    target.write_text("The price of rice rose 10 percent.\n")
    _, out, _ = ringkas("check", str(source), str(target))
    assert "what other words mean" in " ".join(out.split())
