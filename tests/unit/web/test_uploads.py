"""Only uploaded files of a known kind are read."""

import pytest

from engine.errors import EmptyInput, InputError
from ringkas.web.uploads import ONE_TYPES, find_upload


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "up").mkdir()
    (tmp_path / "up" / "a.txt").write_text("isi", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("rahasia", encoding="utf-8")
    (tmp_path / "up" / "link.txt").symlink_to(tmp_path / "secret.txt")
    return tmp_path / "up"


def test_an_upload_is_found(folder):
    assert find_upload({"path": str(folder / "a.txt")}, folder=folder, types=ONE_TYPES).name == "a.txt"


@pytest.mark.parametrize("path", ["../secret.txt", "link.txt", "/etc/passwd", ".", "missing.txt"])
def test_a_path_out_of_the_folder_is_refused(folder, path):
    with pytest.raises(InputError, match="not an uploaded file"):
        find_upload({"path": str(folder / path)}, folder=folder, types=ONE_TYPES)


@pytest.mark.parametrize("file", [None, "a.txt", {}, {"path": ""}])
def test_no_upload_is_empty_input(folder, file):
    with pytest.raises(EmptyInput):
        find_upload(file, folder=folder, types=ONE_TYPES)


def test_an_upload_of_another_kind_is_refused(folder):
    (folder / "a.exe").write_bytes(b"MZ")
    with pytest.raises(InputError, match=r"\.exe"):
        find_upload({"path": str(folder / "a.exe")}, folder=folder, types=ONE_TYPES)


@pytest.mark.parametrize("path", ["a\0.txt", "\ud800.txt", f"{'a' * 300}.txt", f"{'a/' * 3000}a.txt"])
def test_what_no_file_can_be_called_is_no_upload(folder, path):
    with pytest.raises(InputError, match="not an uploaded file"):
        find_upload({"path": str(folder / path)}, folder=folder, types=ONE_TYPES)
