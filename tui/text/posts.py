"""What an embedded post says, from the words a page shows of it: "Author: text"."""

from __future__ import annotations

import re

_SIGNED = re.compile(r"(?:^|\s)[—–-]{1,2}\s?(?P<name>[^—–]{1,80}?\s?\(@[^)\s]{1,60}\))\s*(?P<day>.{0,40})$")
_BY = re.compile(
    r"(?:a post shared by|a video posted by|posted by|post by|by|публикация от|допис, поширений|допис від|опубліковано|"
    r"опубликовано|ein beitrag geteilt von|gepostet von|von|une publication partagée par|publié par|par|"
    r"una publicación compartida (?:por|de)|publicado por|post udostępniony przez|opublikowany przez|pubblicato da|"
    r"geplaatst door)\s+(?P<name>.{2,80}?)(?:\s+(?:on|am|le|el|em|il|op|на|в|у|dnia)\s+(?P<day>.{0,20}\d.{0,30}))?",
    re.I,
)
_NAMED = re.compile(r"(?P<name>.{1,60}\(@[\w.]{1,60}\)).{0,60}")
_HANDLE = re.compile(r"(?P<name>@[\w.@-]{2,60})")
_INVITES = re.compile(
    r".{0,60}\b(?:on|auf|sur|en|в|у|на|w|su|op) (?:instagram|mastodon|facebook|threads|tiktok|bluesky)\b.{0,20}|♬.*",
    re.I,
)


def said(text: str) -> str:
    """A post as "Author: text", its own line breaks kept; without what only invites to the service."""
    lines = [line.strip() for line in text.split("\n") if line.strip() and not _INVITES.fullmatch(line.strip())]
    if not lines:
        return text.strip()
    signed = _SIGNED.search(lines[-1])
    if signed:
        return _joined(signed["name"], signed["day"], [*lines[:-1], lines[-1][: signed.start()]])
    last = _BY.fullmatch(lines[-1]) or _NAMED.fullmatch(lines[-1])
    if last:
        return _joined(last["name"], last.groupdict().get("day") or "", lines[:-1])
    first = _HANDLE.fullmatch(lines[0])
    return _joined(first["name"], "", lines[1:]) if first else "\n".join(lines)


def _joined(name: str, day: str, lines: list[str]) -> str:
    """Who said it, when, and what."""
    body = "\n".join(line.strip() for line in lines if line.strip())
    who = f"{name.strip()}, {day.strip()}" if day.strip() else name.strip()
    return f"{who}: {body}" if body else who
