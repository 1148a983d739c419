"""Which tokens begin which words, worked out over a made-up vocabulary and kept beside a model."""

from dataclasses import dataclass, field

import pytest

from engine.onnx.word_starts import WordStarts

PIECES = [
    "<e>",
    "▁price",
    "▁Prices",
    "▁rice",
    "s",
    "▁Ri",
    "na",
    "price",
    "▁12",
    "▁prisé",
    "▁",
    "▁Rp",
    "▁(",
    "y",
]


@dataclass
class Stub:
    """A lexicon whose keys are words in lower case without a plural's ending; it counts what it is asked."""

    revision: str = "1"
    asked: list = field(default_factory=list)

    def key(self, word):
        self.asked.append(word)
        return word.lower().removesuffix("s")


def started(starts, *keys):
    return [[PIECES[token] for token in starts.beginning(key)] for key in keys]


def test_words_with_one_key_begin_with_any_of_its_tokens_in_order():
    starts = WordStarts.of(Stub(), PIECES)
    assert started(starts, "price", "rice", "ri") == [["▁price", "▁Prices"], ["▁rice"], ["▁Ri"]]


@pytest.mark.parametrize("key", ["pric", "prices", "prisé", "12", "", "a", "zzz", "price" * 9])
def test_what_no_word_of_the_vocabulary_has_as_its_key_begins_with_nothing(key):
    assert not WordStarts.of(Stub(), PIECES).beginning(key)


def test_a_vocabulary_without_words_has_no_beginnings():
    assert not WordStarts.of(Stub(), ["<eos>", "1"]).beginning("price")


def test_what_no_sentence_begins_with_and_what_figures_follow_is_known():
    starts = WordStarts.of(Stub(), PIECES)
    assert [PIECES[token] for token in starts.lower_case] == [*PIECES[:2], "▁rice", "na", "price", "▁prisé"]
    assert [PIECES[token] for token in starts.openers] == ["▁", "▁Rp", "▁("]


def test_they_are_worked_out_once_for_a_folder(tmp_path):
    first = WordStarts.kept(tmp_path, Stub(), lambda: PIECES)
    lexicon = Stub()
    second = WordStarts.kept(tmp_path, lexicon, lambda: pytest.fail("the vocabulary was asked for again"))
    assert lexicon.asked == []
    assert started(second, "price", "rice", "ri", "x") == started(first, "price", "rice", "ri", "x")
    assert second.lower_case.tolist() == first.lower_case.tolist()
    assert second.openers.tolist() == first.openers.tolist()


def test_another_lexicon_takes_the_place_of_the_one_before(tmp_path):
    WordStarts.kept(tmp_path, Stub(), lambda: PIECES)
    lexicon = Stub(revision="2")
    WordStarts.kept(tmp_path, lexicon, lambda: PIECES)
    assert lexicon.asked
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    "damaged", [lambda whole: b"", lambda whole: whole[:200], lambda whole: whole.replace(b"price", b"prize")]
)
def test_what_is_damaged_is_worked_out_again(tmp_path, damaged):
    WordStarts.kept(tmp_path, Stub(), lambda: PIECES)
    (path,) = tmp_path.iterdir()
    whole = path.read_bytes()
    path.write_bytes(damaged(whole))
    assert started(WordStarts.kept(tmp_path, Stub(), lambda: PIECES), "price") == [["▁price", "▁Prices"]]
    assert path.read_bytes() == whole


def test_a_folder_that_cannot_be_written_is_no_hindrance(tmp_path):
    starts = WordStarts.kept(tmp_path / "missing", Stub(), lambda: PIECES)
    assert started(starts, "rice") == [["▁rice"]]
