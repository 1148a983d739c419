"""What a lexicon does to a search, over tables and made-up words: what should be found is known by hand."""

import math

import numpy as np
import pytest

from engine import Beam, Greedy, Sampling
from engine.onnx.lexical_bias import BONUS, CANDIDATES, INSISTENCE, LexicalBias, SourceBias
from engine.onnx.search import search
from engine.onnx.word_starts import WordStarts
from tests.unit.engine.tables import END, START, A, B, C, D, Table, random_table


def find(table, decoding, biases, *, bounds):
    keys = [(0, number) for number in range(len(bounds))]
    first = np.full(len(bounds), START)
    return search(table, first, bounds, ends=frozenset([END]), decoding=decoding, keys=keys, biases=biases)


def bonuses(bias, written, tokens):
    return bias.bonuses(written, np.asarray(tokens)).tolist()


def test_a_word_of_the_source_is_favored_until_it_is_rendered():
    bias = SourceBias({A: [0], B: [0], C: [1]})
    full = float(BONUS)
    assert bonuses(bias, [], [A, B, C, D]) == [full, full, full, 0]
    assert bonuses(bias, [B], [A, B, C, D]) == [0, 0, full, 0]
    assert bonuses(bias, [D, C, A], [A, B, C, D]) == [0, 0, 0, 0]


def test_a_word_in_lower_case_is_not_favored_at_the_beginning():
    bias = SourceBias({A: [0], B: [0]}, lower_case={A})
    full = float(BONUS)
    assert bonuses(bias, [], [A, B]) == [0, full]
    assert bonuses(bias, [D], [A, B]) == [full, full]


def test_two_words_with_one_rendering_want_it_twice():
    bias = SourceBias({A: [0, 1], B: [1]})
    full = float(BONUS)
    assert bonuses(bias, [A], [A, B]) == [full, full]
    assert bonuses(bias, [A, A], [A, B]) == [0, 0]
    assert bonuses(bias, [B, A], [A, B]) == [0, 0]


def test_a_word_that_is_insisted_on_is_favored_more_until_it_is_rendered():
    bias = SourceBias({A: [0], B: [1], C: [1]}, insisted={1})
    usual, strong = float(BONUS), float(INSISTENCE)
    assert strong > usual
    assert bonuses(bias, [], [A, B, C, D]) == [usual, strong, strong, 0]
    assert bonuses(bias, [B], [A, B, C, D]) == [usual, 0, 0, 0]


def test_what_may_render_two_words_stands_first_for_the_one_that_is_insisted_on():
    bias = SourceBias({A: [0, 1], B: [0], C: [1]}, insisted={1})
    assert bonuses(bias, [A], [B, C]) == [float(BONUS), 0]


def test_a_word_in_lower_case_is_not_insisted_on_at_the_beginning():
    bias = SourceBias({A: [0], B: [0]}, lower_case={A}, insisted={0})
    assert bonuses(bias, [], [A, B]) == [0, float(INSISTENCE)]


def test_a_figure_of_the_source_is_favored_to_its_end():
    one, two, point, opener, word = A, B, C, D, 9
    bias = SourceBias({}, figures=[[one, two], [two, point, one]], openers={opener})
    tokens = [one, two, point, opener, word]

    def favored(*written):
        return [token for token, bonus in zip(tokens, bonuses(bias, written, tokens), strict=True) if bonus]

    assert favored() == favored(word) == []
    assert favored(opener) == [one, two], "either may begin"
    assert favored(opener, one) == [two]
    assert favored(opener, two) == [point]
    assert favored(opener, two, point) == [one]
    assert favored(opener, one, one) == [], "it's another figure"
    assert favored(one) == favored(word, one) == [], "nothing opened it"
    assert favored(opener, one, two) == []
    assert favored(opener, one, two, word, opener) == [two], "one of them is there already"
    assert favored(opener, one, two, opener, two, point, one, word, opener) == []


def test_a_name_that_has_begun_is_favored_to_its_end():
    ri, na, sari, word = A, B, C, D
    bias = SourceBias({}, names=[[ri, na, sari], [sari, ri]])
    tokens = [ri, na, sari, word]

    def favored(*written):
        return [token for token, bonus in zip(tokens, bonuses(bias, written, tokens), strict=True) if bonus]

    assert favored() == favored(word) == []
    assert favored(ri) == favored(word, ri) == [na]
    assert favored(ri, na) == [sari]
    assert favored(ri, na, sari) == [ri], "what ends one name begins another"
    assert favored(ri, word) == []


PIECES = ["<eos>", "▁price", "▁Prices", "▁rice", "s", "▁Ri", "na", "price", "▁12", "▁prisé"]


class Stub:
    """A lexicon of two words and a name; a key is the lower case without a plural's ending."""

    revision = "1"

    def renderings(self, source):
        known = {"harga": {"price"}, "beras": {"rice", "unheard"}, "Rina": {"Rina"}}
        return [(word, frozenset(known[word])) for word in source.split() if word in known]

    def figures(self, source):
        return [word for word in source.split() if word[0].isdigit()]

    def names(self, source):
        return [word for word in source.split() if word[0].isupper()]

    def key(self, word):
        return word.lower().removesuffix("s")


def test_words_of_the_vocabulary_are_found_by_their_key_and_others_as_they_are_spelled():
    spelled = {" Rina": [5, 6], " unheard": [8, 4]}
    bias = LexicalBias(Stub(), WordStarts.of(Stub(), PIECES), spelled.__getitem__).of(
        "harga beras Rina besok"
    )
    other = len(PIECES)
    found = bonuses(bias, [other], range(len(PIECES)))
    assert [PIECES[token] for token, bonus in enumerate(found) if bonus] == [
        "▁price",
        "▁Prices",
        "▁rice",
        "▁Ri",
        "▁12",
    ]
    assert [PIECES[token] for token, bonus in enumerate(bonuses(bias, [], range(len(PIECES)))) if bonus] == [
        "▁Prices",
        "▁Ri",
        "▁12",
    ]


def test_only_words_that_the_source_has_can_be_insisted_on():
    made = LexicalBias(Stub(), WordStarts.of(Stub(), PIECES), {" unheard": [8, 4]}.__getitem__)
    price, rice, other = PIECES.index("▁price"), PIECES.index("▁rice"), len(PIECES)
    bias = made.of("harga beras besok", {"harga", "besok", "padi"})
    assert bonuses(bias, [other], [price, rice]) == [float(INSISTENCE), float(BONUS)]


def test_figures_are_favored_where_a_space_a_bracket_or_a_currency_opens_them():
    pieces = ["<eos>", "▁", "▁(", "▁Rp", "▁1", "1", "2", ".", "a", "▁a"]
    bias = LexicalBias(Stub(), WordStarts.of(Stub(), pieces), {"12": [5, 6]}.__getitem__).of("12")
    opened = [piece for token, piece in enumerate(pieces) if bonuses(bias, [token], [5]) != [0]]
    assert opened == ["▁", "▁(", "▁Rp"]


@pytest.mark.parametrize("decoding", [Greedy(), Beam(beam_size=2)])
def test_a_search_prefers_what_renders_the_source(decoding):
    table = {(): {A: 0.5, B: 0.4, C: 0.1}, (A,): {END: 1.0}, (B,): {END: 1.0}, (C,): {END: 1.0}}
    ((free, *_),) = find(Table(table), decoding, (), bounds=[4])
    ((biased, *_),) = find(Table(table), decoding, [SourceBias({B: [0]})], bounds=[4])
    assert (free.tokens, biased.tokens) == ([A], [B])
    assert biased.score == pytest.approx((math.log(0.4) + float(BONUS)) / 2, abs=1e-5)
    ((far, *_),) = find(Table(table), decoding, [SourceBias({C: [0]})], bounds=[4])
    assert far.tokens == [A], "what is far less probable stays behind"


def test_a_beam_may_be_biased_more_strongly():
    table = {(): {A: 0.5, B: 0.4, C: 0.1}, (C,): {END: 1.0}}
    ((found, *_),) = find(Table(table), Beam(beam_size=2, lexical_bias=3), [SourceBias({C: [0]})], bounds=[4])
    assert found.tokens == [C]
    assert found.score == pytest.approx((math.log(0.1) + 3 * float(BONUS)) / 2, abs=1e-5)


def test_a_bonus_reaches_tokens_that_the_search_alone_would_not_look_at():
    vocabulary = CANDIDATES + 2
    chances = {token: 0.06 + 0.0001 * (vocabulary - token) for token in range(1, vocabulary)}
    for token, reached in ((CANDIDATES, True), (CANDIDATES + 1, False)):
        table = Table({(): chances}, vocabulary=vocabulary)
        ((found,),) = find(table, Greedy(), [SourceBias({token: [0]})], bounds=[1])
        assert (found.tokens == [token]) is reached


def test_a_biased_sample_keeps_to_the_top():
    table = {(): {A: 0.4, B: 0.3, C: 0.2, D: 0.1}}
    decoding = Sampling(temperature=1.0, top_k=2)
    count = 200
    found = find(
        Table(*[table] * count), decoding, [SourceBias({B: [0], D: [1]})] * count, bounds=[1] * count
    )
    drawn = [output.tokens[0] for (output,) in found]
    assert set(drawn) == {A, B}
    assert drawn.count(B) > drawn.count(A)


@pytest.mark.parametrize("decoding", [Greedy(), Beam(beam_size=3), Beam(beam_size=2, no_repeat_ngram=2)])
def test_each_sentence_has_its_own_bias_whatever_its_company(decoding):
    generator = np.random.default_rng(8)
    tables = [random_table(generator, depth=1 + number % 5) for number in range(25)]
    biases = [SourceBias({1 + number % 4: [0], 1 + number % 3: [1, 2]}) for number in range(25)]
    together = find(Table(*tables), decoding, biases, bounds=[6] * 25)
    alone = [
        find(Table(table), decoding, [bias], bounds=[6])[0]
        for table, bias in zip(tables, biases, strict=True)
    ]
    assert together == alone
    assert together != find(Table(*tables), decoding, (), bounds=[6] * 25)
