"""How much visitors may ask for."""

import pytest

from engine.errors import SettingsError
from ringkas.web.quota import Quota


def test_quota_reads_its_variables(monkeypatch):
    monkeypatch.setenv("RINGKAS_WEB_RUNNING", "5")
    assert Quota.from_environment() == Quota(running=5)
    monkeypatch.setenv("RINGKAS_WEB_SECONDS", "soon")
    with pytest.raises(SettingsError, match="RINGKAS_WEB_SECONDS"):
        Quota.from_environment()
