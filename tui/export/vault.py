"""A folder of Markdown, one file an article: a second export rewrites what changed and nothing a person has edited.

A file's name ends in letters of its article's identity, by which it is found again under whatever title. Its last line
holds the hash of the rest as we wrote it: where that no longer fits, the file is a person's, and ours goes beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tui.export import files, markdown
from tui.export.records import day, guarded
from tui.model import ClaimRecord
from tui.plain import line

_NAMED = re.compile(r" ([0-9a-f]{12})(?: \(claimwire(?: \d+)?\))?\.md$")
_MARK = re.compile(r"\n<!-- claimwire ([0-9a-f]{64}): .{0,200} -->\s*\Z")
NAMED = 5  # files that are named to a person; of more it is said how many
_SAID = "while this line fits the text above, the next export may rewrite this file"


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a folder: the names of the files that are new, changed, beside an edited one, or left over."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: int = 0
    beside: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def write(folder: Path, records: Iterable[ClaimRecord], *, whole: bool) -> Written:
    """Bring the folder up to these records. Raises NotWritten; each file is then as it was, or as it should be.

    `whole`: they are all there is, so that our files of other articles have lost their claims; those are left.
    """
    files.make_folder(folder)
    there = _there(folder)
    articles = _articles(records)
    names = {
        mark: next(iter(there.get(mark, ())), _name(mark, group)).removesuffix(".md")
        for mark, group in articles.items()
    }
    places = {
        record.uuid: f"{names[mark]}#{markdown.block(record)}" for mark, group in articles.items() for record in group
    }
    done: dict[str, list[str]] = defaultdict(list)
    for mark, group in articles.items():
        name, became = _put(folder, names[mark], sealed(markdown.article(group, places)))
        done[became].append(name)
    gone = [name for mark, known in there.items() if mark not in articles for name in known]
    return Written(
        tuple(done["new"]),
        tuple(done["changed"]),
        len(done["same"]),
        tuple(done["beside"]),
        tuple(name for name in gone if whole and ours(files.read(folder / name))),
    )


def sealed(text: str) -> str:
    """A document with its last line: the hash of all before it."""
    return f"{text}\n<!-- claimwire {_hash(text)}: {_SAID} -->\n"


def ours(text: str) -> bool:
    """Whether a file is as we wrote it; the ends of its lines may be another system's."""
    bare = text.replace("\r\n", "\n")
    return _promised(bare) == _hash(_MARK.sub("", bare))


def _promised(text: str) -> str:
    """The hash in the last line; "" when there is none."""
    mark = _MARK.search(text)
    return mark[1] if mark else ""


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def _there(folder: Path) -> dict[str, list[str]]:
    """The files that are named as ours, by the letters of their articles; the plain name before those beside it."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in sorted(files.names_in(folder), key=lambda name: (len(name), name)):
        if named := _NAMED.search(name):
            found[named[1]].append(name)
    return found


def _articles(records: Iterable[ClaimRecord]) -> Mapping[str, Sequence[ClaimRecord]]:
    """The records of each article, in the order they were made, under the letters of its identity."""
    found: dict[str, list[ClaimRecord]] = defaultdict(list)
    for record in guarded(records):
        identity = f"{record.feed_url}\n{record.url or record.title}"
        found[_hash(identity)[:12]].append(record)
    return {mark: sorted(group, key=lambda one: (one.created, one.kind, one.uuid)) for mark, group in found.items()}


def _name(mark: str, group: Sequence[ClaimRecord]) -> str:
    first = group[0]
    return f"{day(first.published or first.created)} {files.safe_name(line(first.title))} {mark}.md"


def _put(folder: Path, name: str, text: str) -> tuple[str, str]:
    """Write it where no hand has been; the name it has now, and what that was."""
    number = 0
    while True:
        beside = f"{name}{' (claimwire)' if number == 1 else f' (claimwire {number})' if number else ''}.md"
        number += 1
        path = folder / beside
        if not files.is_there(path):
            files.write(path, text)
            return beside, "new" if number == 1 else "beside"
        before = files.read(path)
        if _promised(before.replace("\r\n", "\n")) == _promised(text):
            return beside, "same"  # as it is, or edited since we wrote this very text
        if ours(before):
            files.write(path, text)
            return beside, "changed" if number == 1 else "beside"


def sentences(done: Written) -> list[str]:
    """What a person should know of a folder: what went beside their own words, and what is no longer needed."""
    said = []
    if done.beside:
        said.append(f"Edited by hand, so the new text went beside it: {_names(done.beside)}.")
    if done.left:
        said.append(f"No claim or note is left in the article, the file stays: {_names(done.left)}.")
    return said


def _names(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(map(line, names[:NAMED])) + more
