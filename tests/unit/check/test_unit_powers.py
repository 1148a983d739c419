"""Areas and volumes aren't lengths."""

import pytest

from check import compare


def units(source, target):
    return [found.message for found in compare(source, target) if "unit" in found.message]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Kebun itu seluas 75 km².", "The estate covers 75 km."),
        ("Kebun itu seluas 75 km2.", "The estate covers 75 kilometers."),
        ("Kios berukuran 12 meter persegi.", "The stalls measure 12 meters."),
        ("Bak itu memuat 8 meter kubik air.", "The basin holds 8 square meters of water."),
        ("Ruang rapat 40 m².", "The meeting room is 40 cubic meters."),
        ("Hutan 3 ribu kilometer persegi hilang.", "Forest of 3 thousand kilometers is gone."),
    ],
)
def test_a_power_that_is_lost_or_another_is_an_error(source, target):
    assert units(source, target)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Kebun itu seluas 75 km².", "The estate covers 75 square kilometers."),
        ("Kebun itu seluas 75 km2, 4 km dari kota.", "The estate, 4 km from town, covers 75 sq km."),
        ("Tanah 400 meter persegi itu dijual.", "The 4,300-square-foot plot was sold."),
        ("Lahan 20.000 m2 dibuka.", "Two hectares of land were cleared."),
        ("Bak itu memuat 8 m³ air.", "The basin holds 8,000 liters of water."),
        ("Kebun itu seluas 75 km².", "The estate is as large as before."),
        ("Jalan 12 m, 3 orang lewat.", "A 12 m road, 3 people passed."),
    ],
)
def test_right_ones_are_not_accused(source, target):
    assert not units(source, target)
