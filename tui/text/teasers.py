"""Teasers of other posts: which blocks of a page belong to one, and what each says (title, address, date, snippet)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tui.model import Link
from tui.text import dates, furniture, language
from tui.text.blocks import Piece
from tui.text.titles import bare

_MOST = 60  # links of one page
_ENDS = re.compile(r"[.!?:;。！？][\"'”’»)\]]*$")
_CUT = re.compile(r"(?:…|\.\.\.)\s*$")
_WORD = re.compile(r"\w+")
_LABEL = re.compile(r"[^\W\d_][^.!?:\n]{2,28}:\s")
_MORE = re.compile(r"(?:…|\.\.\.|[.!?\])»”\"])\s*\W{0,3}\s*[^\W\d_][\w ]{2,30}\W{0,3}$")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_LOOKED, _TAIL = 2000, 60  # characters of a block that are looked at, and of its end
_SAME_GAP = 6  # blocks from one "read more" to the next, at most


def is_date(text: str) -> bool:
    """Whether a short line is a date and little else."""
    found = next(dates.find(text), None) if 5 < len(text) < 60 else None
    return found is not None and found.end - found.start >= 0.4 * len(text)


def has_more(text: str) -> bool:
    """Whether a block ends in "read more", in whatever language."""
    tail = text[-_TAIL:]
    return bool(_MORE.search(tail)) and any(furniture.by_line(tail[at:].strip()) == "more" for at in _starts(tail))


def _starts(tail: str) -> Iterator[int]:
    """Where the last few words of a block may begin."""
    return (found.end() for found in re.finditer(r"(?:…|\.\.\.|[.!?\])»”\"])\s*", tail))


def _is_prose(part: Piece) -> bool:
    """Whether a block reads like the article itself: a whole sentence, no link, nothing cut."""
    text = part.text
    return (
        part.density < 0.3
        and len(_WORD.findall(text[:_LOOKED])) >= 12
        and bool(_ENDS.search(text[-_TAIL:]))
        and not _CUT.search(text[-_TAIL:])
        and not has_more(text)
    )


def zones(parts: Sequence[Piece], kept: Sequence[bool]) -> list[range]:
    """Runs of blocks that are teasers: after a line that opens them, or in even steps that end in "read more".

    `kept`: which blocks readability took for the article.
    """
    script = _is_cyrillic("".join(part.text[:_LOOKED] for part in parts if _is_prose(part)))
    prose = [_goes_on(part, script) for part in parts]
    found: list[range] = []
    last = 0
    for at, part in enumerate(parts):
        if at >= last and furniture.opens(part.text):
            last = _until(prose, kept, at + 1)
            found.append(range(at, last))
    return found + _even(parts) + [range(at, at + 1) for at, part in enumerate(parts) if _stands_alone(part)]


def _stands_alone(part: Piece) -> bool:
    """Whether a line is a link to another post and nothing else ("RELATED: How the pass was closed")."""
    if (
        part.kind not in ("paragraph", "quote")
        or "\n" in part.text.strip()
        or not 3 < len(_WORD.findall(part.text)) < 30
    ):
        return False
    return part.density > 0.85 or (part.density > 0.5 and bool(_LABEL.match(part.text)))


def _until(prose: Sequence[bool], kept: Sequence[bool], start: int) -> int:
    """Where the teasers after an opening line end: where the article goes on, or two blocks of prose stand together."""
    for at in range(start, len(prose)):
        if prose[at] and (kept[at] or at == start or any(prose[at + 1 : at + 4])):
            return at
    return len(prose)


def _goes_on(part: Piece, script: bool) -> bool:
    """Whether a block belongs to the article again."""
    return _is_prose(part) and (len(part.text) < 40 or _is_cyrillic(part.text) is script)


def _is_cyrillic(text: str) -> bool:
    """Whether most of it is Cyrillic."""
    return len(_CYRILLIC.findall(text[:_LOOKED])) * 2 > len(text[:_LOOKED])


def _even(parts: Sequence[Piece]) -> list[range]:
    """Runs of three or more blocks that end in "read more", evenly spaced, with what belongs to each."""
    cues = [at for at, part in enumerate(parts) if len(part.text) < 600 and has_more(part.text)]
    found: list[range] = []
    begin = 0
    for at in range(1, len(cues) + 1):
        step = cues[begin + 1] - cues[begin] if begin + 1 < len(cues) else 0
        if at < len(cues) and cues[at] - cues[at - 1] == step and step <= _SAME_GAP:
            continue
        if at - begin >= 3 and 1 < step <= _SAME_GAP:
            end = cues[at - 1] + 1
            end += end < len(parts) and is_date(parts[end].text)
            found.append(range(max(0, cues[begin] - step + 1 + (end - 1 - cues[at - 1])), end))
        begin = at
    return found


@dataclass(slots=True)
class _Record:
    """A teaser that is being read."""

    title: str = ""
    url: str = ""
    published: str = ""
    snippet: str = ""


def links(parts: Sequence[Piece], own: str, spoken: str) -> list[Link]:
    """The teasers in a run of blocks. `own`: the title of the page itself, which is none; `spoken`: its language."""
    out: list[Link] = []
    now = _Record()
    ahead = ""  # a date that stood before its title
    for part in parts:
        text = part.text
        if furniture.opens(text) or furniture.by_line(text) not in ("", "more"):
            continue
        title, url, rest = _linked(part)
        iso = next((found.iso for found in dates.find(rest[:200])), "")
        if is_date(text):
            if now.title and not now.published:
                now.published = iso
            else:
                ahead = iso
        elif now.title and not now.snippet and not _is_title(part) and not title and len(text) > 20:
            now.snippet = text
            now.url = now.url or _url(part)
        elif title or _is_title(part) or (_count(text) >= 4 and (not now.title or now.snippet or now.published)):
            out += _link(now, own, spoken)
            now, ahead = _Record(title or text, url or _url(part), iso or ahead), ""
            now.snippet = rest.strip() if title and not iso and len(rest) > 40 else ""
    return (out + _link(now, own, spoken))[:_MOST]


def _count(text: str) -> int:
    """How many words."""
    return len(_WORD.findall(text))


def _linked(part: Piece) -> tuple[str, str, str]:
    """The words of a block's first long link, its address, and the block's other words; no title when it has none."""
    for mark in part.marks:
        words = part.text[mark.start : mark.end]
        if mark.kind == "link" and _count(words) >= 3 and furniture.by_line(words.strip()) == "":
            return words.strip(), mark.url, f"{part.text[: mark.start]} {part.text[mark.end :]}"
    return "", "", part.text


def _is_title(part: Piece) -> bool:
    """Whether a block of a teaser is its title: linked, or a heading."""
    count = len(_WORD.findall(part.text))
    return 3 <= count <= 40 and not has_more(part.text) and (part.density > 0.7 or part.kind == "heading")


def _url(part: Piece) -> str:
    """The first address in a block."""
    return next((mark.url for mark in part.marks if mark.kind == "link"), "")


def _link(record: _Record, own: str, spoken: str) -> list[Link]:
    """The link of a finished teaser, if it is one."""
    if not record.title or len(record.title) > 300 or bare(record.title) == bare(own):
        return []
    if not (record.url or record.published or has_more(record.snippet)):
        return []
    title, snippet = record.title.replace("\n", " "), record.snippet.replace("\n", " ")
    return [Link(title, record.url, record.published, language.like(f"{title}. {snippet}", spoken), snippet)]


def unique(found: Sequence[Link]) -> tuple[Link, ...]:
    """The links once each, with the most that is said of them."""
    out: dict[str, Link] = {}
    for link in found:
        key = bare(link.title)
        old = out.get(key)
        out[key] = (
            link if old is None else replace(old, url=old.url or link.url, published=old.published or link.published)
        )
    return tuple(list(out.values())[:_MOST])
