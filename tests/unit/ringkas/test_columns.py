"""Articles in a column, and what is made of them beside it: in whatever holds the table, once a process."""

import pickle

import pytest

from engine.errors import InputError, SettingsError
from ringkas import Columns
from ringkas.columns import Worker, loaded

pytestmark = pytest.mark.usefixtures("home")

TEXTS = [
    "Harga beras naik 10 persen sejak Senin. Pedagang mengatakan pasokan berkurang.",
    "",
    "Banjir merendam empat desa di Kabupaten Demak. Sebanyak 1.250 warga mengungsi.",
]
FIRST = ["Harga beras naik 10 persen sejak Senin.", None, "Banjir merendam empat desa di Kabupaten Demak."]


@pytest.fixture
def add():
    return Columns(only="summary", sentences=1)


def test_a_mapping_gets_columns_and_a_bad_row_its_error(add):
    made = add({"text": TEXTS, "kota": ["Serang", "Solo", "Demak"]})
    assert list(made) == ["text", "kota", *add.types]
    assert made["ringkas_summary"] == FIRST
    assert made["kota"] == ["Serang", "Solo", "Demak"]
    assert made["ringkas_error"] == [None, "EmptyInput: There is no text to read.", None]


def test_each_step_has_columns_of_its_own():
    shared = {"title", "byline", "date", "source", "language", "error"}
    more = {"clean": {"text"}, "summary": {"summary"}}
    for only, names in more.items():
        assert set(Columns(only=only).types) == {f"ringkas_{name}" for name in shared | names}
    types = Columns().types
    assert types["ringkas_confidence"] == "double"
    assert {"ringkas_title_en", "ringkas_summary_en", "ringkas_translation", "ringkas_findings"} < set(types)


def test_a_brief_fills_all_columns(monkeypatch, translator, without_phrase_book):
    monkeypatch.setattr("ringkas.pipeline.load_translator", lambda *_, **__: translator)
    made = Columns(translator="fake:other-test")({"text": TEXTS[:1]})
    assert made["ringkas_translation"][0].startswith("EN(")
    assert 0 <= made["ringkas_confidence"][0] <= 1
    assert "fake:marked" in made["ringkas_signature"][0]


def test_pandas_keeps_its_index_and_gets_types(add):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {"text": [*TEXTS, 5, float("nan")], "id": [7, 8, 9, 10, 11]}, index=[3, 3, 1, 0, 2]
    )
    made = Columns(only="summary", sentences=1, id_column="id")(frame)
    assert list(made.index) == [3, 3, 1, 0, 2]
    assert made["ringkas_summary"].isna().tolist() == [False, True, False, True, True]
    assert made["ringkas_error"].iloc[3:].tolist() == [
        "InputError: row 10: the text is not a string.",
        "EmptyInput: There is no text to read.",
    ]
    assert {str(made[name].dtype) for name in add.types} == {"string"}
    empty = add(frame[:0])
    assert (empty.dtypes == add(frame).dtypes).all()
    assert str(Columns()(frame[:0])["ringkas_confidence"].dtype) == "float64"


def test_arrow_gets_types_though_all_rows_are_bad(add):
    pyarrow = pytest.importorskip("pyarrow")
    made = add(pyarrow.table({"text": [None, ""], "n": [1, 2]}))
    assert made.schema.field("ringkas_summary").type == pyarrow.string()
    assert made.column("ringkas_summary").to_pylist() == [None, None]
    assert made.column("n").to_pylist() == [1, 2]


def test_numbers_of_numpy_are_ids(add):
    import numpy

    batch = {"text": numpy.array(TEXTS, dtype=object), "id": numpy.array([7, 8, 9])}
    made = Columns(only="clean", id_column="id")(batch)
    assert made["ringkas_text"][0] == TEXTS[0]


def test_it_is_loaded_when_something_comes_and_once_in_a_process(monkeypatch):
    made = []
    monkeypatch.setattr("ringkas.columns.Worker", lambda work: made.append(work) or Worker(work))
    add = Columns(only="summary", sentences=2)
    assert add({"text": []})["ringkas_summary"] == []
    assert made == []
    for _ in range(2):
        pickle.loads(pickle.dumps(add))({"text": TEXTS})
    assert len(made) == 1
    Columns(only="summary", sentences=1)({"text": TEXTS})
    assert len(made) == 2


def test_threads_share_what_is_loaded(add):
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(4) as pool:
        workers = list(pool.map(lambda _: loaded(add.work), range(8)))
    assert len(set(map(id, workers))) == 1


@pytest.mark.parametrize(
    ("options", "says"),
    [({"only": "dance"}, "No step"), ({"only": "clean", "sentences": 3}, "can't be asked of --only clean")],
)
def test_what_cannot_be_asked_is_refused_before_any_table_comes(options, says):
    with pytest.raises(SettingsError, match=says):
        Columns(**options)


def test_a_table_without_the_column_is_refused_with_those_that_it_has(add):
    with pytest.raises(InputError, match=r"no column 'text'; there are: 'teks', 'kota'"):
        add({"teks": [], "kota": []})


def test_what_is_no_table_is_refused(add):
    with pytest.raises(TypeError, match="A table is"):
        add([TEXTS[0]])
