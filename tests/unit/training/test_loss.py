"""The hand-made gradient against autograd's."""

import numpy as np
import pytest

from training.loss import Truncation, preference, target_loss
from training.packing import Example, collate

torch = pytest.importorskip("torch")


@pytest.mark.parametrize(("dtype", "near"), [("bfloat16", 0.03), ("float32", 1e-5)])
def test_gradient_is_that_of_smoothed_cross_entropy(dtype, near):
    torch.manual_seed(0)
    rows = [[Example(prompt=[5, 6], target=[7, 8, 1]), Example(prompt=[9], target=[2, 1])]]
    batch = collate(rows, length=12, pad=0)
    vocabulary = torch.randn(6, 16).to(getattr(torch, dtype))
    index = np.full(20, -1)
    kept = [1, 2, 7, 8, 11, 12]
    index[kept] = np.arange(6)
    hidden = torch.randn(1, 12, 16).to(getattr(torch, dtype))
    gradient, loss, count = target_loss(hidden, batch, vocabulary, index, 0.1, Truncation(0.0))
    reference = hidden.float().requires_grad_()
    logits = reference.reshape(-1, 16)[torch.from_numpy(batch.predict)] @ vocabulary.float().T
    labels = torch.from_numpy(index[batch.labels])
    torch.nn.functional.cross_entropy(logits, labels, label_smoothing=0.1, reduction="sum").backward()
    torch.testing.assert_close(gradient.float(), reference.grad, atol=near, rtol=near)
    plain = torch.nn.functional.cross_entropy(logits, labels, reduction="sum")
    assert loss == pytest.approx(float(plain.detach()), rel=near)
    assert count == 5


def test_truncation_leaves_out_the_worst_once_it_has_seen_enough():
    truncation = Truncation(0.1)
    generator = np.random.default_rng(0)
    assert truncation.keep(generator.uniform(size=499)).all()
    kept = truncation.keep(np.asarray([0.1, 0.5, 5.0]))
    assert kept.tolist() == [True, True, False]


def test_gradient_of_a_correction_is_that_of_likelihood_and_of_preference():
    torch.manual_seed(0)
    rows = [[Example(prompt=[5, 6], target=[7, 8, 1], worse=Example(prompt=[5, 6], target=[7, 2, 1]))]]
    batch = collate(rows, length=16, pad=0)
    vocabulary = torch.randn(6, 16)
    index = np.full(20, -1)
    index[[1, 2, 7, 8, 11, 12]] = np.arange(6)
    hidden = torch.randn(1, 16, 16)
    gradient, loss, count = target_loss(hidden, batch, vocabulary, index, 0.1, Truncation(0.0))
    reference = hidden.clone().requires_grad_()
    logits = reference.reshape(-1, 16)[torch.from_numpy(batch.predict)] @ vocabulary.T
    labels = torch.from_numpy(index[batch.labels])
    better, worse = (logits[:3], labels[:3]), (logits[3:], labels[3:])
    cross_entropy = torch.nn.functional.cross_entropy
    plain = cross_entropy(*better, reduction="sum")
    margin = cross_entropy(*worse, reduction="sum") - plain
    smoothed = cross_entropy(*better, label_smoothing=0.1, reduction="sum")
    # The contrast's own gradient is its temperature times as large.
    (smoothed - 1 / 0.1 * torch.nn.functional.logsigmoid(0.1 * margin)).backward()
    torch.testing.assert_close(gradient, reference.grad, atol=1e-5, rtol=1e-5)
    assert (loss, count) == (pytest.approx(float(plain.detach()), rel=1e-5), 3)


def test_a_preference_that_is_settled_counts_for_little():
    settled, open_ = (
        preference(np.asarray([1.0, 90.0]), np.asarray([[0, 1]])),
        preference(np.asarray([9.0, 8.0]), np.asarray([[0, 1]])),
    )
    assert settled[0] == -settled[1] < 0.001
    assert open_[0] > 0.5
