"""Which entry of a feed's document is which entry we have: by guid, else url, else title and date. Pure.

Evidence is tried from the strongest down and each known entry answers at most once, so nothing is dropped or merged:
what is ambiguous (50 entries with one guid, a link shared by all posts) needs stronger evidence, or is new.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from tui.model import EntryId


@dataclass(frozen=True, slots=True)
class Face:
    """What identifies an entry: of a feed's document (`id` is None), or of the library."""

    guid: str
    url: str
    title: str
    published: int | None
    hash: str  # of its text
    id: EntryId | None = None


Key = Callable[[Face], Hashable | None]


def match(coming: Sequence[Face], known: Sequence[Face], *, site: str = "") -> list[EntryId | None]:
    """For each coming entry the id of the known one it is, None for a new one. `site`, the home, is no post's link."""
    keys: tuple[Key, ...] = (
        lambda face: face.guid or None,
        lambda face: (face.url, face.title, face.published) if face.url else None,
        lambda face: face.url if _names_a_post(face.url, site) else None,
        lambda face: (face.title, face.published) if face.title and face.published is not None else None,
        lambda face: (face.title, face.hash) if face.title and not face.guid else None,
    )
    found = _the_same(coming, known)
    for key in keys:
        _pair(found, coming, known, key)
    return found


def _the_same(coming: Sequence[Face], known: Sequence[Face]) -> list[EntryId | None]:
    """What did not change at all, also where many look alike."""
    alike: dict[Face, list[EntryId | None]] = defaultdict(list)
    for face in reversed(known):
        alike[replace(face, id=None)].append(face.id)
    return [alike[face].pop() if alike.get(face) else None for face in coming]


def _pair(found: list[EntryId | None], coming: Sequence[Face], known: Sequence[Face], key: Key) -> None:
    """Match by one key what has no match yet, where the key names one entry on either side."""
    often = Counter(key(face) for face in coming)
    used = set(found)
    ours: dict[Hashable, list[Face]] = defaultdict(list)
    for face in known:
        ours[key(face)].append(face)
    for index, face in enumerate(coming):
        name = key(face)
        if found[index] is not None or name is None or often[name] > 1 or len(ours[name]) != 1:
            continue
        other = ours[name][0]
        if other.id not in used and _may_be(face, other):
            found[index] = other.id


def _may_be(one: Face, other: Face) -> bool:
    """One guid is one post, two are two, unless address, title and text are the same: some feeds make up new guids
    at every fetch. Without guids something of title, date or text must have stayed."""
    if one.guid and other.guid:
        same = bool(one.url) and (one.url, one.title, one.hash) == (other.url, other.title, other.hash)
        return same or one.guid == other.guid
    return one.title == other.title or one.published == other.published or one.hash == other.hash


def _names_a_post(url: str, site: str) -> bool:
    """A home page is the link of many posts."""
    if not url or url.rstrip("/") == site.rstrip("/"):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    return bool(parts.path.strip("/") or parts.query)
