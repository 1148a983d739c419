"""What a lexicon does to a search, over tables and made-up words: what should be found is known by hand."""

import math

import numpy as np
import pytest

from engine import Beam, Greedy, Sampling
from engine.onnx.lexical_bias import BONUS, LOOKED_AT, Guidance, Guide
from engine.onnx.search import search
from tests.unit.engine.tables import END, START, A, B, C, D, Table, random_table


def find(table, decoding, guides, *, bounds):
    keys = [(0, number) for number in range(len(bounds))]
    first = np.full(len(bounds), START)
    return search(table, first, bounds, ends=frozenset([END]), decoding=decoding, keys=keys, guides=guides)


def bonuses(guide, written, tokens):
    return guide.bonuses(written, np.asarray(tokens)).tolist()


def test_a_word_of_the_source_is_favoured_until_it_is_rendered():
    guide = Guide({A: [0], B: [0], C: [1]})
    full = float(BONUS)
    assert bonuses(guide, [], [A, B, C, D]) == [full, full, full, 0]
    assert bonuses(guide, [B], [A, B, C, D]) == [0, 0, full, 0]
    assert bonuses(guide, [D, C, A], [A, B, C, D]) == [0, 0, 0, 0]


def test_a_word_in_lower_case_is_not_favoured_at_the_beginning():
    guide = Guide({A: [0], B: [0]}, inner={A})
    full = float(BONUS)
    assert bonuses(guide, [], [A, B]) == [0, full]
    assert bonuses(guide, [D], [A, B]) == [full, full]


def test_two_words_with_one_rendering_want_it_twice():
    guide = Guide({A: [0, 1], B: [1]})
    full = float(BONUS)
    assert bonuses(guide, [A], [A, B]) == [full, full]
    assert bonuses(guide, [A, A], [A, B]) == [0, 0]
    assert bonuses(guide, [B, A], [A, B]) == [0, 0]


def test_a_figure_of_the_source_is_favoured_to_its_end():
    one, two, point, opener, word = A, B, C, D, 9
    guide = Guide({}, figures=[[one, two], [two, point, one]], openers={opener})
    tokens = [one, two, point, opener, word]

    def due(*written):
        return [token for token, bonus in zip(tokens, bonuses(guide, written, tokens), strict=True) if bonus]

    assert due() == due(word) == []
    assert due(opener) == [one, two], "either may begin"
    assert due(opener, one) == [two]
    assert due(opener, two) == [point]
    assert due(opener, two, point) == [one]
    assert due(opener, one, one) == [], "it's another figure"
    assert due(one) == due(word, one) == [], "nothing opened it"
    assert due(opener, one, two) == []
    assert due(opener, one, two, word, opener) == [two], "one of them is there already"
    assert due(opener, one, two, opener, two, point, one, word, opener) == []


PIECES = ["<eos>", "▁price", "▁Prices", "▁rice", "s", "▁Ri", "na", "price", "▁12", "▁prisé"]


class Stub:
    """A lexicon of two words and a name; a key is the lower case without a plural's ending."""

    revision = "1"

    def renderings(self, source):
        known = {"harga": {"price"}, "beras": {"rice", "unheard"}, "Rina": {"Rina"}}
        return [frozenset(known[word]) for word in source.split() if word in known]

    def figures(self, source):
        return [word for word in source.split() if word[0].isdigit()]

    def key(self, word):
        return word.lower().removesuffix("s")


def test_words_of_the_vocabulary_are_found_by_their_key_and_others_as_they_are_spelled():
    spelled = {" Rina": [5, 6], " unheard": [8, 4]}
    guide = Guidance(Stub(), PIECES, spelled.__getitem__).guide("harga beras Rina besok")
    other = len(PIECES)
    found = bonuses(guide, [other], range(len(PIECES)))
    assert [PIECES[token] for token, bonus in enumerate(found) if bonus] == [
        "▁price",
        "▁Prices",
        "▁rice",
        "▁Ri",
        "▁12",
    ]
    assert [PIECES[token] for token, bonus in enumerate(bonuses(guide, [], range(len(PIECES)))) if bonus] == [
        "▁Prices",
        "▁Ri",
        "▁12",
    ]


def test_figures_are_favoured_where_a_space_a_bracket_or_a_currency_opens_them():
    pieces = ["<eos>", "▁", "▁(", "▁Rp", "▁1", "1", "2", ".", "a", "▁a"]
    guide = Guidance(Stub(), pieces, {"12": [5, 6]}.__getitem__).guide("12")
    opened = [piece for token, piece in enumerate(pieces) if bonuses(guide, [token], [5]) != [0]]
    assert opened == ["▁", "▁(", "▁Rp"]


@pytest.mark.parametrize("decoding", [Greedy(), Beam(beam_size=2)])
def test_a_search_prefers_what_renders_the_source(decoding):
    table = {(): {A: 0.5, B: 0.4, C: 0.1}, (A,): {END: 1.0}, (B,): {END: 1.0}, (C,): {END: 1.0}}
    ((free, *_),) = find(Table(table), decoding, (), bounds=[4])
    ((guided, *_),) = find(Table(table), decoding, [Guide({B: [0]})], bounds=[4])
    assert (free.tokens, guided.tokens) == ([A], [B])
    assert guided.score == pytest.approx((math.log(0.4) + float(BONUS)) / 2, abs=1e-5)
    ((far, *_),) = find(Table(table), decoding, [Guide({C: [0]})], bounds=[4])
    assert far.tokens == [A], "what is far less probable stays behind"


def test_a_beam_may_be_guided_more_strongly():
    table = {(): {A: 0.5, B: 0.4, C: 0.1}, (C,): {END: 1.0}}
    ((found, *_),) = find(Table(table), Beam(beam_size=2, lexical_bias=3), [Guide({C: [0]})], bounds=[4])
    assert found.tokens == [C]
    assert found.score == pytest.approx((math.log(0.1) + 3 * float(BONUS)) / 2, abs=1e-5)


def test_a_bonus_reaches_tokens_that_the_search_alone_would_not_look_at():
    vocabulary = LOOKED_AT + 2
    chances = {token: 0.06 + 0.0001 * (vocabulary - token) for token in range(1, vocabulary)}
    for token, reached in ((LOOKED_AT, True), (LOOKED_AT + 1, False)):
        table = Table({(): chances}, vocabulary=vocabulary)
        ((found,),) = find(table, Greedy(), [Guide({token: [0]})], bounds=[1])
        assert (found.tokens == [token]) is reached


def test_a_guided_sample_keeps_to_the_top():
    table = {(): {A: 0.4, B: 0.3, C: 0.2, D: 0.1}}
    decoding = Sampling(temperature=1.0, top_k=2)
    count = 200
    found = find(Table(*[table] * count), decoding, [Guide({B: [0], D: [1]})] * count, bounds=[1] * count)
    drawn = [output.tokens[0] for (output,) in found]
    assert set(drawn) == {A, B}
    assert drawn.count(B) > drawn.count(A)


@pytest.mark.parametrize("decoding", [Greedy(), Beam(beam_size=3), Beam(beam_size=2, no_repeat_ngram=2)])
def test_each_sentence_has_its_own_guide_whatever_its_company(decoding):
    generator = np.random.default_rng(8)
    tables = [random_table(generator, depth=1 + number % 5) for number in range(25)]
    guides = [Guide({1 + number % 4: [0], 1 + number % 3: [1, 2]}) for number in range(25)]
    together = find(Table(*tables), decoding, guides, bounds=[6] * 25)
    alone = [
        find(Table(table), decoding, [guide], bounds=[6])[0]
        for table, guide in zip(tables, guides, strict=True)
    ]
    assert together == alone
    assert together != find(Table(*tables), decoding, (), bounds=[6] * 25)
