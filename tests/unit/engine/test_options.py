"""Bounds of options: either alone, or both."""

from dataclasses import dataclass, field

import pytest

from engine.errors import UnusableValue
from engine.options import check_bounds, described


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounded:
    lowest: int = field(default=1, metadata=described(least=1))
    highest: int = field(default=1, metadata=described(most=9))
    between: int | None = field(default=None, metadata=described(least=1, most=9))


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"lowest": 0}, "lowest must be 1 or more, not 0."),
        ({"highest": 10}, "highest must be 9 or less, not 10."),
        ({"between": 0}, "between must be a number from 1 to 9, not 0."),
        ({"between": 10}, "between must be a number from 1 to 9, not 10."),
    ],
)
def test_a_value_outside_its_bounds_is_refused(values, said):
    with pytest.raises(UnusableValue) as caught:
        check_bounds(Bounded(**values))
    assert caught.value.message == said


@pytest.mark.parametrize("values", [{}, {"lowest": 99}, {"highest": -99}, {"between": 9}])
def test_a_value_within_them_is_not(values):
    check_bounds(Bounded(**values))
