"""The hand-made gradient against autograd's."""

import numpy as np
import pytest

from training.loss import Truncation, target_loss
from training.packing import Example, collate

torch = pytest.importorskip("torch")


def test_gradient_is_that_of_smoothed_cross_entropy():
    torch.manual_seed(0)
    rows = [[Example(prompt=[5, 6], target=[7, 8, 1]), Example(prompt=[9], target=[2, 1])]]
    batch = collate(rows, length=12, pad=0)
    vocabulary = torch.randn(6, 16).bfloat16()
    index = np.full(20, -1)
    kept = [1, 2, 7, 8, 11, 12]
    index[kept] = np.arange(6)
    hidden = torch.randn(1, 12, 16).bfloat16()
    gradient, loss, count = target_loss(hidden, batch, vocabulary, index, 0.1, Truncation(0.0))
    reference = hidden.float().requires_grad_()
    logits = reference.reshape(-1, 16)[torch.from_numpy(batch.predict)] @ vocabulary.float().T
    labels = torch.from_numpy(index[batch.labels])
    torch.nn.functional.cross_entropy(logits, labels, label_smoothing=0.1, reduction="sum").backward()
    torch.testing.assert_close(gradient.float(), reference.grad, atol=0.03, rtol=0.03)
    plain = torch.nn.functional.cross_entropy(logits, labels, reduction="sum")
    assert loss == pytest.approx(float(plain.detach()), rel=0.02)
    assert count == 5


def test_truncation_leaves_out_the_worst_once_it_has_seen_enough():
    truncation = Truncation(0.1)
    generator = np.random.default_rng(0)
    assert truncation.keep(generator.uniform(size=499)).all()
    kept = truncation.keep(np.asarray([0.1, 0.5, 5.0]))
    assert kept.tolist() == [True, True, False]
