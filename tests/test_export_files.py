"""A file is written whole or not at all, and what goes wrong is a sentence."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.errors import NotWritten
from tui.export import files


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_and_nothing_else_stays(tmp_path: Path) -> None:
    files.write(tmp_path / "a.md", "рядок\r\nline\n")
    assert (tmp_path / "a.md").read_bytes() == "рядок\r\nline\n".encode()
    assert names(tmp_path) == ["a.md"]


def test_a_file_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o640)
    files.write(path, "new")
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("new", 0o640)


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        files.write(tmp_path / "a.md", "new")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640


def test_a_link_keeps_standing_and_its_target_is_written(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    link = tmp_path / "link.md"
    link.symlink_to(tmp_path / "vault" / "real.md")
    files.write(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "vault" / "real.md").read_text() == "new"


def test_a_device_is_written_in_place() -> None:
    files.write(Path("/dev/null"), "new")
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "The disk is full."), (errno.EROFS, "The disk is read-only."), (errno.EACCES, "You may not write")],
)
def test_what_the_disk_refuses_is_a_sentence_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")

    def refuse(_: int) -> None:
        raise OSError(number, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(NotWritten, match=said) as caught:
        files.write(path, "new")
    assert caught.value.hint
    assert path.read_text() == "old"
    assert names(tmp_path) == ["a.md"]


def test_a_full_device_is_a_sentence() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(NotWritten, match="The disk is full"):
        files.write(Path("/dev/full"), "new")


def test_a_folder_a_missing_folder_a_loop_and_a_long_name_are_sentences(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path, said in (
        (tmp_path, "That is a folder"),
        (tmp_path / "none" / "a.md", "no such folder"),
        (tmp_path / "loop", "The link leads back to itself"),
        (tmp_path / ("n" * 300), "name is too long"),
        (tmp_path / "nul\0", "was not written"),
    ):
        with pytest.raises(NotWritten, match=said):
            files.write(path, "new")
    assert names(tmp_path) == ["loop"]


def test_a_read_only_file_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o444)
    if os.access(path, os.W_OK):
        pytest.skip("this user may write everywhere")
    with pytest.raises(NotWritten, match="may not write"):
        files.write(path, "new")


@given(st.text())
def test_a_name_is_safe_whatever_the_title(title: str) -> None:
    name = files.safe_name(title)
    assert name
    assert not set(name) & set('[]#^|\\/:*?"<>\n\t\0\x1b')
    assert not name.startswith((".", " "))
    assert not name.endswith((".", " "))
    assert len(name.encode()) <= files.LONGEST + 1


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Рівень води: що сталося?", "Рівень води що сталося"),
        ("../../etc/passwd", "etc passwd"),
        ("con", "_con"),
        ("COM1.txt", "_COM1.txt"),
        (" . ", "untitled"),
        ("[[link]]#part", "link part"),
    ],
)
def test_a_name_keeps_its_words(title: str, name: str) -> None:
    assert files.safe_name(title) == name


def test_a_free_name_counts_up(tmp_path: Path) -> None:
    for expected in ("a.md", "a 2.md", "a 3.md"):
        path = files.free_name(tmp_path, "a", "md")
        assert path.name == expected
        path.write_text("")
