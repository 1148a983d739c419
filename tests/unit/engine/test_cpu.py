"""Which instructions CTranslate2 is told to use, by what the processor says of itself."""

import os

import pytest

from engine.cpu import widest_instructions

FLAGS = "fpu avx2 avx512f avx512bw avx512cd avx512dq avx512vl"


@pytest.fixture
def processor(tmp_path, monkeypatch):
    monkeypatch.delenv("CT2_FORCE_CPU_ISA", raising=False)

    def set_to(vendor: str, flags: str) -> None:
        path = tmp_path / "cpuinfo"
        path.write_text(f"processor\t: 0\nvendor_id\t: {vendor}\nflags\t\t: {flags}\n\nprocessor\t: 1\n")
        monkeypatch.setattr("engine.cpu._PROCESSOR", path)

    return set_to


@pytest.mark.parametrize(
    ("vendor", "flags", "expected"),
    [
        ("AuthenticAMD", FLAGS, "AVX512"),
        ("AuthenticAMD", FLAGS.replace("avx512vl", ""), None),
        ("GenuineIntel", FLAGS, None),
    ],
)
def test_only_amd_with_all_of_avx512(processor, vendor, flags, expected):
    processor(vendor, flags)
    with widest_instructions():
        assert os.environ.get("CT2_FORCE_CPU_ISA") == expected
    assert "CT2_FORCE_CPU_ISA" not in os.environ


def test_the_users_choice_stays(processor, monkeypatch):
    processor("AuthenticAMD", FLAGS)
    monkeypatch.setenv("CT2_FORCE_CPU_ISA", "AVX2")
    with widest_instructions():
        assert os.environ["CT2_FORCE_CPU_ISA"] == "AVX2"
    assert os.environ["CT2_FORCE_CPU_ISA"] == "AVX2"


def test_elsewhere_nothing_is_set(tmp_path, monkeypatch):
    monkeypatch.delenv("CT2_FORCE_CPU_ISA", raising=False)
    monkeypatch.setattr("engine.cpu._PROCESSOR", tmp_path / "none")
    with widest_instructions():
        assert "CT2_FORCE_CPU_ISA" not in os.environ
