"""Files for other programs: written whole or not at all, under names that any file system takes."""

from __future__ import annotations

import errno
import os
import re
import stat
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from tui.errors import NotWritten
from tui.plain import line

LONGEST = 120  # bytes of a name, so that an ending and a number still fit in 255
_DROPPED = re.compile(r'[\[\]#^|\\/:*?"<>\u200b-\u200f\ufeff]')
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_SAID = {
    errno.ENOSPC: ("The disk is full.", "Make room, or choose another folder."),
    errno.EDQUOT: ("The disk quota is used up.", "Make room, or choose another folder."),
    errno.EROFS: ("The disk is read-only.", "Choose another folder."),
    errno.EACCES: ("You may not write there.", "Check the folder's rights, or choose another folder."),
    errno.EPERM: ("You may not write there.", "Check the folder's rights, or choose another folder."),
    errno.ENOENT: ("There is no such folder.", "Make it first, or choose another one."),
    errno.ENOTDIR: ("There is no such folder.", "Make it first, or choose another one."),
    errno.ENAMETOOLONG: ("The name is too long.", "Choose a shorter one."),
    errno.ELOOP: ("The link leads back to itself.", "Choose another name."),
    errno.EISDIR: ("That is a folder.", "Name a file in it."),
}


def write(path: Path, text: str) -> None:
    """Put the text there, whole or not at all; a link keeps standing and its target is written. Raises NotWritten."""
    try:
        target = path.expanduser().resolve()
        if target.is_symlink():
            raise OSError(errno.ELOOP, "")
        before = target.stat() if target.exists() else None
        if before and stat.S_ISDIR(before.st_mode):
            raise IsADirectoryError(errno.EISDIR, "")
        if before and not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, "")
        if before and not stat.S_ISREG(before.st_mode):  # a pipe or a device has no other file to be swapped with
            target.write_bytes(_bytes(text))
        else:
            _swap(target, _bytes(text), stat.S_IMODE(before.st_mode) if before else None)
    except (OSError, RuntimeError, ValueError) as error:
        raise _told(path, error) from None


def make_folder(path: Path) -> None:
    """Make a folder and those above it where they are not there yet. Raises NotWritten."""
    try:
        path.expanduser().mkdir(parents=True, exist_ok=True)
    except (OSError, RuntimeError, ValueError) as error:
        raise _told(path, error) from None


def names_in(folder: Path) -> list[str]:
    """The names of what is in a folder. Raises NotWritten."""
    try:
        return [path.name for path in folder.expanduser().iterdir()]
    except (OSError, RuntimeError) as error:
        raise _told(folder, error) from None


def read(path: Path) -> str:
    """What a file says, "" when it is none, whatever bytes are in it. Raises NotWritten."""
    try:
        target = path.expanduser()
        return target.read_bytes().decode("utf-8", "surrogateescape") if target.is_file() else ""
    except (OSError, RuntimeError) as error:
        raise _told(path, error) from None


def is_there(path: Path) -> bool:
    """Whether anything has that name, also a link that leads nowhere."""
    return os.path.lexists(path.expanduser())


def is_folder(name: str) -> bool:
    """Whether a name that a person gave means a folder: it is one, or ends as one would."""
    return bool(name) and (name.endswith(("/", os.sep)) or Path(name).expanduser().is_dir())


def _told(path: Path, error: Exception) -> NotWritten:
    number = error.errno if isinstance(error, OSError) else errno.ELOOP
    what, hint = _SAID.get(number or 0, (f"{line(str(error))}.", "Choose another file."))
    return NotWritten(f"{line(str(path))} was not written. {what}", hint)


def safe_name(title: str) -> str:
    """A title as a file's name without ending: letters of any language stay, what disks or links trip over goes."""
    name = line(_DROPPED.sub(" ", line(title))).lstrip(". ")
    while len(name.encode()) > LONGEST:
        name = name[:-1]
    name = name.rstrip(". ")
    if _RESERVED.match(name):
        name = f"_{name}"
    return name or "untitled"


def free_name(folder: Path, name: str, ending: str) -> Path:
    """A file in the folder that does not exist yet: `name.ending`, else `name 2.ending` and so on."""
    path = folder / f"{name}.{ending}"
    number = 2
    while os.path.lexists(path):
        path = folder / f"{name} {number}.{ending}"
        number += 1
    return path


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _swap(target: Path, content: bytes, mode: int | None) -> None:
    """Write a file beside the target, make sure it is on the disk, and put it in the target's place."""
    beside = target.with_name(f".claimwire-{uuid4().hex}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    with suppress(OSError):  # some file systems cannot sync a folder; the file itself is safe
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
