"""Packing: nothing lost, nothing mixed up."""

import numpy as np
import pytest

from training.packing import Example, collate, pack


def examples(count, generator):
    made = []
    for number in range(count):
        prompt = generator.integers(1000, 2000, size=generator.integers(3, 12)).tolist()
        target = [10_000 + number, *generator.integers(2000, 3000, size=generator.integers(1, 9)).tolist()]
        made.append(Example(prompt=prompt, target=target))
    return made


def test_every_example_comes_once_and_rows_are_nearly_full():
    made = examples(500, np.random.default_rng(0))
    rows = list(pack(made, length=48))
    firsts = sorted(example.target[0] for row in rows for example in row)
    assert firsts == [example.target[0] for example in made]
    assert all(sum(map(len, row)) <= 48 for row in rows)
    assert sum(map(len, made)) / (48 * len(rows)) > 0.93


def test_an_example_longer_than_a_row_is_refused():
    with pytest.raises(ValueError, match="doesn't fit"):
        list(pack([Example(prompt=[1] * 40, target=[2] * 9)], length=48))


def test_labels_are_the_successors_of_the_predicting_tokens():
    made = examples(12, np.random.default_rng(1))
    rows = list(pack(made, length=48))[:3]
    batch = collate(rows, length=48, pad=0)
    flat = batch.ids.reshape(-1)
    np.testing.assert_array_equal(flat[batch.predict + 1], batch.labels)
    segments = batch.segments.reshape(-1)
    np.testing.assert_array_equal(segments[batch.predict], batch.owner)
    np.testing.assert_array_equal(segments[batch.predict + 1], batch.owner)
    expected = [token for row in rows for example in row for token in example.target]
    assert batch.labels.tolist() == expected
    assert batch.examples == sum(map(len, rows))
    # Positions start again in each example.
    assert (batch.positions.reshape(-1)[segments >= 0] == 0).sum() == batch.examples


def test_a_correction_is_two_sequences_in_one_row_of_which_the_first_is_preferred():
    plain = Example(prompt=[3], target=[9, 1])
    corrected = Example(prompt=[5, 6], target=[7, 1], worse=Example(prompt=[4], target=[8, 8, 1]))
    assert len(corrected) == 8
    batch = collate([[plain, corrected]], length=16, pad=0)
    assert batch.rivals.tolist() == [[1, 2]]
    assert (batch.sequences, batch.examples) == (3, 2)
    assert batch.ids[0].tolist() == [3, 9, 1, 5, 6, 7, 1, 4, 8, 8, 1, 0, 0, 0, 0, 0]
    assert batch.positions[0, :11].tolist() == [0, 1, 2, 0, 1, 2, 3, 0, 1, 2, 3]
    assert batch.labels.tolist() == [9, 1, 7, 1, 8, 8, 1]
    assert batch.owner.tolist() == [0, 0, 1, 1, 2, 2, 2]
