"""Groups prompts of unlike lengths into batches that decode fast.

CTranslate2 reads as many tokens of each prompt at once as the shortest one of its batch has, and feeds the
others the rest one by one, a step each. A step takes hardly longer for sixteen prompts than for one, as all
weights must be read anyway. So small batches waste steps, and so do batches of unlike lengths; a plan weighs
the two.
"""

from collections.abc import Sequence

__all__ = ["plan"]

# Milliseconds on one core of a current server processor; only their ratios matter.
_STEP = 24.0
_STEP_PROMPT = 1.0
_READ_TOKEN = 1.4


def _cost(lengths: Sequence[int], *, outputs_per_token: float) -> float:
    """What a batch of prompts of these lengths, in ascending order, takes."""
    shortest, longest = lengths[0], lengths[-1]
    own = sum(length * (1 + outputs_per_token) - shortest for length in lengths)
    steps = longest * (1 + outputs_per_token) - shortest
    return _READ_TOKEN * shortest * len(lengths) + _STEP * steps + _STEP_PROMPT * own


def plan(
    lengths: Sequence[int],
    *,
    workers: int = 1,
    largest: int = 64,
    max_tokens: int = 8192,
    outputs_per_token: float = 0.6,
) -> list[list[int]]:
    """Batches of indices into *lengths* (tokens of each prompt), the costliest batch first.

    The cheapest split of the prompts in order of length, of those with at least *workers* batches where there
    are as many prompts. So that the memory stays bounded, a batch has at most *largest* prompts and
    *max_tokens* prompt tokens (a longer prompt gets a batch of its own). *outputs_per_token* is how long an
    output is to be expected, in tokens per prompt token.

    >>> plan([30, 12, 31, 90, 11])
    [[3], [0, 2], [4, 1]]
    """
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    ordered = [lengths[i] for i in order]
    largest = min(largest, max(1, -(-len(order) // workers)))
    best, start = [0.0], [0]
    for end in range(1, len(order) + 1):
        options = []
        for begin in range(max(0, end - largest), end):
            if end - begin > 1 and ordered[end - 1] * (end - begin) > max_tokens:
                continue
            cost = _cost(ordered[begin:end], outputs_per_token=outputs_per_token)
            options.append((best[begin] + cost, begin))
        total, begin = min(options)
        best.append(total)
        start.append(begin)
    batches = []
    end = len(order)
    while end:
        begin = start[end]
        batches.append((best[end] - best[begin], order[begin:end]))
        end = begin
    return [batch for _, batch in sorted(batches, key=lambda item: -item[0])]
