"""The large rooms have a map in their docstring, and every module stands in it once."""

import importlib
import re
from pathlib import Path

import pytest


@pytest.mark.parametrize("name", ["check", "clean", "ringkas.web", "translate"])
def test_a_map_names_every_module_once(name):
    room = importlib.import_module(name)
    modules = [path.stem for path in Path(room.__file__).parent.glob("*.py") if path.stem != "__init__"]
    assert sorted(re.findall(r"`(\w+)`", room.__doc__)) == sorted(modules)
