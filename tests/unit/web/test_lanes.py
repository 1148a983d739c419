"""What a lane does in a process of its own comes out as if it were done here."""

import os

import pytest

from engine.errors import EmptyInput, InputError, SettingsError
from ringkas.events import brief_of
from ringkas.web.isolation import Workers
from ringkas.web.lanes import Lane
from ringkas.web.quota import Quota
from ringkas.web.uploads import read_records, read_source
from sources import Limits, iter_records

TEXT = """Pasar Dibuka di Semarang

Semarang - Pasar baru di Semarang dibuka pada Jumat (5/5/2023). Sebanyak 120 pedagang menempati pasar itu.
Bupati berharap harga beras turun dan warga sekitar datang setiap pagi untuk berbelanja di sana.
"""


@pytest.fixture(scope="module")
def lane():
    lane = Lane.of(Quota())
    yield lane
    lane.workers.close()


class Elsewhere(Workers):
    """Notes what is called, and calls it here."""

    def __init__(self):
        super().__init__(count=0, seconds=1, megabytes=1)
        self.called = []

    def call(self, function, /, *args, **kwargs):
        self.called.append(function.__name__)
        return super().call(function, *args, **kwargs)


def test_a_brief_is_as_the_pipeline_makes_it_and_tells_the_time_of_its_cleaning(
    lane, pipeline, without_phrase_book
):
    url = "https://kabar.example/pasar"
    made = brief_of(lane.steps(pipeline, TEXT, url=url, sentences=1)).to_dict()
    alone = brief_of(pipeline.steps(TEXT, url=url, sentences=1)).to_dict()
    assert list(made["timings"]) == list(alone["timings"])
    assert made.pop("timings")["clean"] > 0
    del alone["timings"]
    assert made == alone


def test_what_makes_no_sense_is_refused_before_any_work(pipeline):
    workers = Elsewhere()
    lane = Lane(places=None, workers=workers)
    with pytest.raises(SettingsError):
        next(lane.steps(pipeline, TEXT, style="puisi"))
    assert workers.called == []


def test_an_upload_is_read_elsewhere(tmp_path):
    (tmp_path / "berita.html").write_text("<p>Harga beras naik.</p>", encoding="utf-8")
    workers = Elsewhere()
    request = {"kind": "file", "file": {"path": str(tmp_path / "berita.html")}}
    source = read_source(request, folder=tmp_path, limits=Limits(), workers=workers)
    assert source.text == "<p>Harga beras naik.</p>"
    assert workers.called == ["read_path"]


def test_a_pasted_text_is_as_it_was_sent(tmp_path):
    workers = Elsewhere()
    source = read_source({"kind": "text", "text": TEXT}, folder=tmp_path, limits=Limits(), workers=workers)
    assert (source.text, workers.called) == (TEXT, [])


def test_records_come_back_from_a_process_no_more_than_asked_for(lane, tmp_path):
    path = tmp_path / "berita.csv"
    path.write_text(
        "id,isi\n" + "".join(f"{n},Harga beras nomor {n} naik.\n" for n in range(9)), encoding="utf-8"
    )
    limits = Limits()
    records = lane.workers.call(read_records, path, most=4, limits=limits)
    expected = list(iter_records(path, limits=limits))[:4]
    assert records == expected
    assert [record.columns for record in records] == [record.columns for record in expected]


@pytest.mark.parametrize(("content", "error"), [("", EmptyInput), ("{", InputError)])
def test_a_file_of_records_that_cannot_be_read_is_our_error(lane, tmp_path, content, error):
    path = tmp_path / "berita.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(error):
        lane.workers.call(read_records, path, most=4, limits=Limits())


def test_lanes_share_no_process():
    models, cleaning = Lane.of(Quota()), Lane.of(Quota())
    try:
        assert models.workers.call(os.getpid) != cleaning.workers.call(os.getpid)
    finally:
        models.workers.close()
        cleaning.workers.close()
