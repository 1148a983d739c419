"""What tests of fetching share."""

import pytest


@pytest.fixture
def bare_environment(monkeypatch):
    """No proxy and no private addresses by the environment."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name in ("RINGKAS_ALLOW_PRIVATE", "RINGKAS_PROXY"):
        monkeypatch.delenv(name, raising=False)
