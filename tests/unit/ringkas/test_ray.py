"""A corpus on a real Ray cluster of three nodes: the same output as here, whatever dies."""

import json
import os
import signal
import socket
import tempfile
from pathlib import Path

import pytest

pytest.importorskip("ray")

import ringkas as package
from engine.errors import ModelError, SettingsError
from ringkas.corpus import cluster as clusters
from ringkas.corpus.journal import Journal
from tests.unit.ringkas.breaks import Killed, breaking

NODE = {"num_cpus": 2, "object_store_memory": 80 << 20}
HEAD = NODE | {
    "num_cpus": 0,
    "include_dashboard": False,
    # That a node is dead is known after these many misses; those that are only slow have ten seconds for each.
    "_system_config": {"health_check_period_ms": 300, "health_check_failure_threshold": 3},
}
PLUGIN = {
    "METADATA": "Metadata-Version: 2.1\nName: doomed\nVersion: 1\n",
    "entry_points.txt": "[ringkas.summarizers]\ndoomed = tests.unit.ringkas.doomed:load\n",
}


def text(number, word="beras"):
    return (
        f"Harga {word} naik {number} persen, kata pedagang di pasar kota. Warga menunggu bantuan pemerintah."
    )


def write(path, texts):
    rows = (json.dumps({"id": f"r{number}", "text": one}) + "\n" for number, one in enumerate(texts))
    path.write_text("".join(rows), encoding="utf-8")
    return path


def ids(path):
    return [json.loads(line)["id"] for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def cluster():
    """A head that works on nothing, and two nodes of two CPUs; all that it writes goes with it."""
    # Sockets lie in this folder, and a socket's path has 107 characters at most: pytest's own are too long.
    with tempfile.TemporaryDirectory(prefix="ray") as folder, pytest.MonkeyPatch.context() as patch:
        (Path(folder) / "ray").mkdir()
        info = Path(folder) / "plugins" / "doomed-1.dist-info"
        info.mkdir(parents=True)
        for name, content in PLUGIN.items():
            (info / name).write_text(content, encoding="utf-8")
        root = str(Path(__file__).parents[3])
        patch.setenv(
            "PYTHONPATH", os.pathsep.join([str(info.parent), root, os.environ.get("PYTHONPATH", "")])
        )
        patch.setenv("RAY_TMPDIR", folder)
        patch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        patch.setenv("RINGKAS_HOME", str(Path(folder) / "home"))
        import ray
        from ray.cluster_utils import Cluster

        made = Cluster(initialize_head=True, head_node_args=HEAD)
        try:
            made.add_node(**NODE)
            made.add_node(**NODE)
            ray.init(address=made.address, log_to_driver=False, logging_level="ERROR")
            yield made
        finally:
            ray.shutdown()
            made.shutdown()


@pytest.fixture(autouse=True)
def no_wait_without_end():
    """Ray waits for what can't come; a test that does fails rather than hold up all others."""

    def give_up(*_):
        raise TimeoutError("Ray makes no progress.")

    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(300)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def batch(source, out, cluster, **options):
    options = {"only": "summary", "workers": 2, "engine": "ray", "address": cluster.address} | options
    return package.batch(source, out, **options)


def here(source, out, **options):
    return package.batch(source, out, **({"only": "summary", "workers": 1} | options))


def test_the_output_is_that_of_one_process(cluster, tmp_path):
    source = write(tmp_path / "a.jsonl", [*map(text, range(100)), "", text(1)])
    with source.open("a", encoding="utf-8") as file:
        file.write('{"id": "r1", "text": "dua kali"}\nbroken\n')
    there = batch(source, tmp_path / "there.jsonl", cluster)
    assert there.faults == here(source, tmp_path / "here.jsonl").faults
    assert there.faults == {"DuplicateId": 1, "EmptyInput": 1, "InputError": 1}
    for ending in ("", ".errors.jsonl"):
        made, wanted = (tmp_path / f"{name}.jsonl{ending}" for name in ("there", "here"))
        assert made.read_bytes() == wanted.read_bytes()


def test_a_node_that_dies_in_mid_run_costs_and_doubles_nothing(cluster, tmp_path):
    texts = [text(number, "gempa" if number == 70 else "beras") for number in range(200)]
    source = write(tmp_path / "a.jsonl", texts)
    model = f"doomed:{tmp_path / 'once'}"
    report = batch(source, tmp_path / "out.jsonl", cluster, summarizer=model)
    assert (tmp_path / "once").exists()
    import ray

    assert sum(node["Alive"] for node in ray.nodes()) == 2
    assert (report.written, report.failed) == (200, 0)
    assert ids(tmp_path / "out.jsonl") == [f"r{number}" for number in range(200)]


def test_a_record_that_ends_its_worker_is_a_fault_of_its_own(cluster, tmp_path):
    source = write(tmp_path / "a.jsonl", [text(n, "racun" if n == 5 else "beras") for n in range(40)])
    report = batch(source, tmp_path / "out.jsonl", cluster, summarizer=f"doomed:{tmp_path / 'once'}")
    assert report.faults == {"WorkerDied": 1}
    assert ids(tmp_path / "out.jsonl") == [f"r{number}" for number in range(40) if number != 5]


def test_a_batch_that_breaks_off_goes_on_there_or_here(cluster, tmp_path, monkeypatch):
    monkeypatch.setattr("ringkas.corpus.running.COMMIT_RECORDS", 10)
    source = write(tmp_path / "a.jsonl", map(text, range(100)))
    here(source, tmp_path / "whole.jsonl")
    original = Journal.claim
    for run, calls in ((batch, 35), (here, 35), (batch, 0)):
        monkeypatch.setattr(Journal, "claim", breaking(original, calls, after=False))
        arguments = (cluster,) if run is batch else ()
        if calls:
            with pytest.raises(Killed):
                run(source, tmp_path / "out.jsonl", *arguments, workers=1)
        else:
            run(source, tmp_path / "out.jsonl", *arguments, workers=1)
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "whole.jsonl").read_bytes()
    with pytest.raises(SettingsError, match="begun by another command"):
        batch(source, tmp_path / "out.jsonl", cluster, limit=3)


def test_copies_are_merged_as_they_are_here(cluster, tmp_path):
    texts = [text(1), f"SOLO, KABAR - {text(1)}", text(2)]
    source = write(tmp_path / "a.jsonl", texts)
    report = batch(source, tmp_path / "out.jsonl", cluster, dedupe=True, workers=1)
    assert report.merged == 1
    here(source, tmp_path / "here.jsonl", dedupe=True)
    assert (tmp_path / "out.jsonl").read_bytes() == (tmp_path / "here.jsonl").read_bytes()


def test_a_model_that_the_nodes_cannot_have_ends_the_batch(cluster, tmp_path):
    source = write(tmp_path / "a.jsonl", [text(1)])
    with pytest.raises(ModelError, match="no/such"):
        batch(source, tmp_path / "out.jsonl", cluster, summarizer="nllb:/no/such/folder")
    assert [path.name for path in tmp_path.iterdir()] == [source.name]


def test_more_than_a_node_has_is_refused(cluster, tmp_path):
    source = write(tmp_path / "a.jsonl", [text(1)])
    for options, says in (({"threads": 3}, "takes 3 CPUs of a node"), ({"device": "cuda"}, "and a GPU")):
        with pytest.raises(SettingsError, match=says):
            batch(source, tmp_path / "out.jsonl", cluster, **options)
    with pytest.raises(SettingsError, match="connected to another"):
        batch(source, tmp_path / "out.jsonl", cluster, address="127.0.0.1:1")
    assert [path.name for path in tmp_path.iterdir()] == [source.name]


def test_a_dataset_gets_columns_row_by_row_and_survives_its_node(cluster, tmp_path):
    import ray

    from ringkas.ray import briefs

    cluster.add_node(**NODE)
    ray.data.DataContext.get_current().enable_progress_bars = False
    rows = [{"nomor": n, "teks": text(n, "gempa" if n == 70 else "beras")} for n in range(150)]
    data = ray.data.from_items([*rows, {"nomor": 150, "teks": None}])
    made = briefs(
        data,
        only="summary",
        text_column="teks",
        workers=(1, 2),
        summarizer=f"doomed:{tmp_path / 'once'}",
    ).take_all()
    assert (tmp_path / "once").exists()
    table = {row["nomor"]: row for row in made}
    assert sorted(table) == sorted(row["nomor"] for row in made) == list(range(151))
    assert table[3]["ringkas_summary"] == text(3).partition(". ")[0] + "."
    assert table[3]["ringkas_error"] is None
    assert table[150]["ringkas_error"].startswith("EmptyInput: ")
    assert table[150]["ringkas_summary"] is None


def test_actors_that_would_leave_no_cpu_to_read_with_are_refused(cluster):
    import ray

    from ringkas.ray import briefs

    cpus = int(ray.cluster_resources()["CPU"])
    data = ray.data.from_items([{"text": text(1)}])
    with pytest.raises(SettingsError, match="leave no CPU to read with"):
        briefs(data, only="summary", workers=cpus)
    with pytest.raises(SettingsError, match="from 3 to 2"):
        briefs(data, only="summary", workers=(3, 2))


# Without a cluster


@pytest.fixture
def nodes(monkeypatch):
    """Nodes of a cluster as Ray tells of them: each its CPUs and GPUs."""

    def has(*sizes):
        told = [{"Alive": True, "Resources": {"CPU": cpus, "GPU": gpus}} for cpus, gpus in sizes]
        monkeypatch.setattr("ray.nodes", lambda: told)

    return has


def test_there_is_room_for_as_many_as_the_nodes_can_hold(nodes):
    nodes((8, 0), (3, 0))
    assert clusters.resources(device="cpu", threads=None) == ({"num_cpus": 1}, 11)
    assert clusters.resources(device="auto", threads=2) == ({"num_cpus": 2}, 5)
    assert clusters.resources(device="cpu", threads=None, spare=1) == ({"num_cpus": 1}, 10)
    nodes((8, 2), (16, 0))
    assert clusters.resources(device="auto", threads=None) == ({"num_cpus": 1, "num_gpus": 1}, 2)
    assert clusters.resources(device="cuda", threads=8) == ({"num_cpus": 8, "num_gpus": 1}, 1)


def test_an_address_where_nobody_answers_is_refused_at_once(tmp_path, monkeypatch):
    monkeypatch.setattr("ray.is_initialized", lambda: False)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    source = write(tmp_path / "a.jsonl", [text(1)])
    with pytest.raises(SettingsError, match="Nobody answers"):
        here(source, tmp_path / "out.jsonl", engine="ray", address=f"127.0.0.1:{port}")
    assert [path.name for path in tmp_path.iterdir()] == [source.name]
