"""The error tree."""

import pickle

import pytest

from engine import errors
from engine.errors import FetchError, RingkasError, WrongLanguage

KINDS = [getattr(errors, name) for name in errors.__all__]


def made(kind):
    if kind is WrongLanguage:
        return kind("Pesan.", language="nl", hint="Petunjuk.")
    if issubclass(kind, FetchError):
        return kind("Pesan.", hint="Petunjuk.", status=404)
    return kind("Pesan.", hint="Petunjuk.")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_goes_whole_from_process_to_process(kind):
    error = made(kind)
    error.record = 3
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert issubclass(kind, RingkasError)
    assert (str(again), again.args, vars(again)) == (str(error), error.args, vars(error))
