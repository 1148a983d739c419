"""Who guesses too often has to wait, and nobody else."""

import pytest

from ringkas.web.brake import CLIENTS, GUESSES, SECONDS, Brake


class Clock:
    now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def brake(clock):
    return Brake(clock=clock)


def guess(brake, client, times=GUESSES):
    for _ in range(times):
        brake.count(client)


def test_the_first_guesses_are_free(brake):
    guess(brake, "192.0.2.1", GUESSES - 1)
    assert brake.seconds_to_wait("192.0.2.1") == 0


def test_then_one_waits_until_the_oldest_is_forgotten(brake, clock):
    brake.count("192.0.2.1")
    clock.now += 60
    guess(brake, "192.0.2.1", GUESSES - 1)
    assert brake.seconds_to_wait("192.0.2.1") == SECONDS - 60
    clock.now += SECONDS - 60
    assert brake.seconds_to_wait("192.0.2.1") == 0
    brake.count("192.0.2.1")
    assert brake.seconds_to_wait("192.0.2.1") == 60  # one guess came free, and was used


def test_others_do_not_wait(brake):
    guess(brake, "192.0.2.1")
    assert brake.seconds_to_wait("192.0.2.2") == 0


def test_a_household_of_ipv6_is_one_client(brake):
    guess(brake, "2001:db8:1:2::1")
    assert brake.seconds_to_wait("2001:db8:1:2:ffff::9") > 0
    assert brake.seconds_to_wait("2001:db8:1:3::1") == 0


def test_a_right_guess_is_forgiven(brake):
    guess(brake, "192.0.2.1")
    brake.forget("192.0.2.1")
    assert brake.seconds_to_wait("192.0.2.1") == 0


def test_a_client_may_be_no_address(brake):
    guess(brake, "testclient")
    assert brake.seconds_to_wait("testclient") > 0


def test_only_so_many_clients_are_remembered(brake):
    guess(brake, "first")
    for number in range(CLIENTS):
        brake.count(f"client {number}")
    assert brake.seconds_to_wait("first") == 0
