"""Two processes share the tests from both ends, file by file."""

from types import SimpleNamespace

from tests.both_ends import BothEnds

TESTS = ["a.py::1", "a.py::2", "a.py::3", "b.py::1", "c.py::1", "d.py::1", "d.py::2", "d.py::3"]


class Process:
    """Stands in for a process: keeps the tests that it is sent."""

    shutting_down = False

    def __init__(self, name):
        self.gateway = SimpleNamespace(id=name)
        self.sent = []

    def send_runtest_some(self, numbers):
        self.sent.extend(TESTS[number] for number in numbers)

    def shutdown(self):
        self.shutting_down = True


def test_the_first_takes_files_from_the_front_and_the_other_from_the_back():
    settings = {"tx": ["2*popen"]}
    config = SimpleNamespace(getvalue=settings.get, option=SimpleNamespace(loadscopereorder=True))
    shared = BothEnds(config)
    first, other = Process("first"), Process("other")
    for process in (first, other):
        shared.add_node(process)
        shared.add_node_collection(process, TESTS)
    shared.schedule()
    assert first.sent == ["a.py::1", "a.py::2", "a.py::3"]
    assert other.sent == ["d.py::1", "d.py::2", "d.py::3"]
    shared.mark_test_complete(other, TESTS.index("d.py::1"))
    shared.mark_test_complete(first, TESTS.index("a.py::1"))
    assert other.sent[3:] == ["c.py::1"]
    assert first.sent[3:] == ["b.py::1"]
