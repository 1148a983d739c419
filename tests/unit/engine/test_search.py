"""Search over a table of probabilities instead of a network: what is found is known by hand."""

import itertools
import math
from collections import Counter

import numpy as np
import pytest

from engine import Beam, Greedy, Sampling
from engine.onnx.search import search
from tests.unit.engine.tables import END, START, A, B, C, D, Table, random_table


def find(table: Table, decoding, *, bounds, ends=frozenset([END]), margin=math.inf):
    keys = [(0, number) for number in range(len(bounds))]
    first = np.full(len(bounds), START)
    return search(table, first, bounds, ends=ends, decoding=decoding, keys=keys, margin=margin)


MISLEADING = {(): {A: 0.6, B: 0.4}, (A,): {C: 0.3, D: 0.3, END: 0.4}, (B,): {END: 0.95, A: 0.05}}
"""The most probable first token leads to what is less probable as a whole."""


def test_greedy_takes_the_best_token_each_time():
    ((found,),) = find(Table(MISLEADING), Greedy(), bounds=[8])
    assert found.tokens == [A]
    assert found.score == pytest.approx(math.log(0.6 * 0.4) / 2)
    assert not found.truncated


def test_beam_finds_the_better_output_that_greedy_misses():
    (found,) = find(Table(MISLEADING), Beam(beam_size=2), bounds=[8])
    assert found[0].tokens == [B]
    assert found[0].score == pytest.approx(math.log(0.4 * 0.95) / 2)


def test_beam_of_one_is_greedy():
    generator = np.random.default_rng(2)
    tables = [random_table(generator, depth=4) for _ in range(6)]
    bounds = [2, 9, 9, 3, 9, 9]
    greedy = find(Table(*tables), Greedy(), bounds=bounds)
    assert find(Table(*tables), Beam(beam_size=1), bounds=bounds) == greedy


def test_an_output_may_be_empty():
    ((found,),) = find(Table({(): {END: 0.9, A: 0.1}}), Greedy(), bounds=[8])
    assert (found.tokens, found.truncated) == ([], False)
    assert found.score == pytest.approx(math.log(0.9))


def test_each_sentence_has_its_own_bound():
    found = find(Table({}, {}, {}), Greedy(), bounds=[3, 1, 5])
    assert [output.tokens for (output,) in found] == [[A] * 3, [A], [A] * 5]
    assert all(output.truncated for (output,) in found)


def test_an_end_in_the_last_step_is_no_truncation():
    table = {(): {A: 1.0}, (A,): {END: 0.9, B: 0.1}}
    ((whole,),) = find(Table(table), Greedy(), bounds=[2])
    ((cut,),) = find(Table(table), Greedy(), bounds=[1])
    assert (whole.tokens, whole.truncated) == ([A], False)
    assert (cut.tokens, cut.truncated) == ([A], True)


@pytest.mark.parametrize("decoding", [Greedy(), Beam(beam_size=2), Sampling(temperature=0.01)])
def test_any_of_several_ends_ends(decoding):
    table = {(): {A: 0.9, B: 0.1}, (A,): {C: 0.5, END: 0.4, B: 0.1}}
    (found,) = find(Table(table), decoding, bounds=[8], ends=frozenset([END, C]))
    assert (found[0].tokens, found[0].truncated) == ([A], False)


def test_ends_take_no_place_from_what_goes_on():
    """All ends may be the best tokens of each row, and the beam still goes on with its full width."""
    table = Table({(): {END: 0.5, D: 0.3, A: 0.12, B: 0.08}})
    find(table, Beam(beam_size=2, length_penalty=0.0), bounds=[3], ends=frozenset([END, D]))
    assert all(count >= 2 + 2 for *_, count in table.calls)
    table = Table({(): {END: 0.6, A: 0.25, B: 0.15}})
    find(table, Beam(beam_size=2), bounds=[3])
    assert table.calls[1][0] == [A, B]


def test_a_beam_as_wide_as_the_tree_finds_the_best_of_all():
    """Without ends each output is three tokens long, and all 64 can be listed."""
    generator = np.random.default_rng(3)
    tables = [random_table(generator, depth=3, tokens=(A, B, C, D)) for _ in range(5)]
    found = find(Table(*tables), Beam(beam_size=64, alternatives=64), bounds=[3] * 5)
    for table, outputs in zip(tables, found, strict=True):
        chances = {
            tokens: math.prod(table[tokens[:at]][tokens[at]] for at in range(3))
            for tokens in itertools.product((A, B, C, D), repeat=3)
        }
        best = sorted(chances, key=chances.get, reverse=True)
        assert [tuple(output.tokens) for output in outputs[:64]] == best
        means = [math.log(chances[tokens]) / 3 for tokens in best]
        assert [output.score for output in outputs[:64]] == pytest.approx(means, abs=1e-5)


def test_n_best_are_distinct_and_sorted():
    generator = np.random.default_rng(4)
    tables = [random_table(generator, depth=5) for _ in range(20)]
    for outputs in find(Table(*tables), Beam(beam_size=4), bounds=[6] * 20):
        assert len(outputs) >= 4
        assert len({tuple(output.tokens) for output in outputs}) == len(outputs)
        scores = [output.score for output in outputs]
        assert scores == sorted(scores, reverse=True)


def test_length_penalty_weighs_short_against_long():
    table = {
        (): {END: 0.5, A: 0.4, B: 0.1},
        (A,): {A: 0.8, B: 0.2},
        (A, A): {A: 0.8, B: 0.2},
        (A, A, A): {END: 1.0},
    }
    by_penalty = {}
    for penalty in (0.0, 1.0):
        (found,) = find(Table(table), Beam(beam_size=2, length_penalty=penalty), bounds=[8])
        by_penalty[penalty] = found[0]
    assert by_penalty[0.0].tokens == []
    assert by_penalty[0.0].score == pytest.approx(math.log(0.5))
    assert by_penalty[1.0].tokens == [A, A, A]
    assert by_penalty[1.0].score == pytest.approx(math.log(0.4 * 0.8 * 0.8) / 4)


def looping(vocabulary: int) -> dict[tuple[int, ...], dict[int, float]]:
    """Whatever stands before, A is the most probable, then B, and so on; no end."""

    class Always(dict):
        def get(self, _prefix, _default):
            weights = {token: 0.5**token for token in range(1, vocabulary)}
            return {token: weight / sum(weights.values()) for token, weight in weights.items()}

    return Always()


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("kind", [Greedy, Beam])
def test_no_n_gram_comes_twice(kind, size):
    (found,) = find(Table(looping(40), vocabulary=40), kind(no_repeat_ngram=size), bounds=[20])
    for output in found:
        grams = Counter(tuple(output.tokens[at : at + size]) for at in range(20 - size + 1))
        assert max(grams.values()) == 1
        assert output.score > -10, "what is forbidden must not be taken for want of others"
    (free,) = find(Table(looping(40), vocabulary=40), kind(), bounds=[20])
    assert free[0].tokens == [A] * 20


def test_forbidding_unigrams_goes_down_the_list():
    ((found,),) = find(Table(looping(40), vocabulary=40), Greedy(no_repeat_ngram=1), bounds=[10])
    assert found.tokens == list(range(1, 11))


def test_repetition_penalty_lowers_what_was_written():
    """Times 2, the log-probability of the repeated A becomes that of 0.36, below B's 0.38."""
    steps = {A: 0.6, B: 0.38, C: 0.02}
    table = {(): steps, (A,): steps, (A, B): steps}
    ((found,),) = find(Table(table), Greedy(repetition_penalty=2.0), bounds=[2])
    assert found.tokens == [A, B]
    ((free,),) = find(Table(table), Greedy(), bounds=[2])
    assert free.tokens == [A, A]
    ((mild,),) = find(Table(table), Greedy(repetition_penalty=1.5), bounds=[2])
    assert mild.tokens == [A, A]


@pytest.mark.parametrize(("temperature", "top_k"), [(1.0, 5), (0.5, 5), (2.0, 5), (1.0, 2)])
def test_samples_follow_the_distribution(temperature, top_k):
    chances = {A: 0.5, B: 0.25, C: 0.15, D: 0.1}
    count = 6000
    decoding = Sampling(temperature=temperature, top_k=top_k, seed=1)
    found = find(Table(*[{(): chances}] * count), decoding, bounds=[1] * count)
    drawn = Counter(output.tokens[0] for (output,) in found)
    kept = sorted(chances, key=chances.get, reverse=True)[:top_k]
    weights = {token: chances[token] ** (1 / temperature) for token in kept}
    for token in chances:
        expected = weights.get(token, 0) / sum(weights.values())
        assert drawn[token] / count == pytest.approx(expected, abs=0.025)
    # The score is the model's own, whatever the temperature.
    assert all(output.score == pytest.approx(math.log(chances[output.tokens[0]])) for (output,) in found[:50])


def test_samples_repeat_with_their_seed():
    generator = np.random.default_rng(5)
    tables = [random_table(generator, depth=5) for _ in range(10)]
    one, two, other = (
        find(Table(*tables), Sampling(seed=seed, temperature=1.0), bounds=[5] * 10) for seed in (3, 3, 4)
    )
    assert one == two
    assert one != other


def test_finished_sentences_leave_and_the_others_keep_their_rows():
    table = Table(
        {(): {END: 1.0}},
        {(): {B: 1.0}, (B,): {C: 1.0}, (B, C): {END: 1.0}},
        {(): {D: 1.0}, (D,): {END: 1.0}},
    )
    found = find(table, Greedy(), bounds=[8, 8, 8])
    assert [output.tokens for (output,) in found] == [[], [B, C], [D]]
    assert [call[:3] for call in table.calls] == [
        ([START, START, START], [0, 1, 2], [0, 1, 2]),
        ([B, D], [1, 2], [1, 2]),
        ([C], [0], [0]),
    ]


def test_hypotheses_far_behind_the_best_are_dropped():
    """B is 1.4 nats behind A, and C 2.1."""
    steps = {A: 0.72, B: 0.18, C: 0.09, D: 0.01}
    table = Table({(): steps}, {(): {A: 0.5, B: 0.5}})
    find(table, Beam(beam_size=3), bounds=[2, 2], margin=2.0)
    assert table.calls[1][:3] == ([A, B, A, B], [0, 0, 1, 1], [0, 0, 1, 1])
    table = Table({(): steps}, {(): {A: 0.5, B: 0.5}})
    find(table, Beam(beam_size=3), bounds=[2, 2], margin=1.0)
    assert table.calls[1][:3] == ([A, A, B], [0, 1, 1], [0, 1, 1])


def test_a_hypothesis_within_the_margin_may_still_win():
    for margin, best in ((2.0, [B]), (0.1, [A])):
        (found,) = find(Table(MISLEADING), Beam(beam_size=2), bounds=[8], margin=margin)
        assert found[0].tokens == best


@pytest.mark.parametrize(
    "decoding", [Greedy(), Beam(beam_size=3), Beam(beam_size=3, no_repeat_ngram=2, repetition_penalty=1.2)]
)
@pytest.mark.parametrize("margin", [math.inf, 0.7])
def test_company_makes_no_difference(decoding, margin):
    """Sentences that end at very different steps, all together and each alone."""
    generator = np.random.default_rng(6)
    tables = [random_table(generator, depth=1 + number % 5) for number in range(25)]
    bounds = [1 + 7 * number % 23 for number in range(25)]
    together = find(Table(*tables), decoding, bounds=bounds, margin=margin)
    assert len({len(outputs[0].tokens) for outputs in together}) > 5
    for table, bound, outputs in zip(tables, bounds, together, strict=True):
        assert find(Table(table), decoding, bounds=[bound], margin=margin) == [outputs]


def test_no_sentences_no_step():
    table = Table()
    assert find(table, Greedy(), bounds=[]) == []
    assert table.calls == []


@pytest.mark.parametrize("decoding", [Greedy(), Beam(beam_size=2)])
def test_the_models_own_probabilities_are_told_token_by_token(decoding):
    found = find(Table(MISLEADING), decoding, bounds=[8])[0]
    told = {tuple(output.tokens): output.log_probabilities for output in found}
    expected = {
        (A,): (0.6, 0.4),
        (B,): (0.4, 0.95),
    }
    for tokens, path in told.items():
        assert path == pytest.approx([math.log(p) for p in expected[tokens]])


def test_what_was_cut_off_tells_its_tokens_without_an_end():
    ((found,),) = find(Table({}), Greedy(), bounds=[3])
    assert found.truncated
    assert len(found.log_probabilities) == 3
