"""Posts and films of other services inside a page: whose they are, what they say, and their own address."""

from __future__ import annotations

import re
from itertools import islice
from urllib.parse import unquote, urlsplit

from tui.text import tags
from tui.text.element import Element, names

PLAYER = "embedded"  # the tag we give to a frame that shows a post or film
_LONG = 2000
_FRAMES = (  # what the address of a frame looks like, and the address of what it shows
    ("YouTube", r"(?:youtube(?:-nocookie)?\.com/(?:embed|v|shorts|live)|youtu\.be)/(?!videoseries)([\w-]{6,20})",
     "https://www.youtube.com/watch?v={}"),
    ("Vimeo", r"player\.vimeo\.com/video/(\d+)", "https://vimeo.com/{}"),
    ("Dailymotion", r"dailymotion\.com/embed/video/(\w+)", "https://www.dailymotion.com/video/{}"),
    ("Telegram", r"//t\.me/(\w+/\d+)", "https://t.me/{}"),
    ("X", r"platform\.(?:twitter|x)\.com/embed/.{0,999}?[?&#]id=(\d+)", "https://x.com/i/status/{}"),
    ("Instagram", r"instagram\.com/((?:p|reel|tv)/[\w-]+)", "https://www.instagram.com/{}/"),
    ("TikTok", r"tiktok\.com/(?:embed(?:/v\d)?|player/v1)/(\d+)", "https://www.tiktok.com/embed/{}"),
    ("Facebook", r"facebook\.com/plugins/(?:post|video)\.php\?.{0,99}?href=([^&]+)", "{}"),
    ("Reddit", r"(?:redditmedia|embed\.reddit)\.com/(r/\w+/comments/[\w/]+)", "https://www.reddit.com/{}"),
    ("Bluesky", r"embed\.bsky\.app/embed/(did:[^/]+)/app\.bsky\.feed\.post/(\w+)", "https://bsky.app/profile/{}/post/{}"),
    ("Mastodon", r"^(https?://[\w.-]+/@[\w.@-]+/\d+)/embed", "{}"),
    ("SoundCloud", r"w\.soundcloud\.com/player/?\?.{0,99}?url=([^&]+)", "{}"),
    ("Spotify", r"open\.spotify\.com/embed/(\w+/\w+)", "https://open.spotify.com/{}"),
    ("TED", r"embed\.ted\.com/(talks/[\w-]+)", "https://www.ted.com/{}"),
    ("Rutube", r"rutube\.ru/play/embed/(\w+)", "https://rutube.ru/video/{}/"),
)  # fmt: skip
_KNOWN = tuple((service, re.compile(pattern), address) for service, pattern, address in _FRAMES)
_TAGS = {  # elements that stand for a frame: the attribute that names the post, and the address it makes
    "amp-youtube": ("data-videoid", "YouTube", "https://www.youtube.com/watch?v={}"),
    "lite-youtube": ("videoid", "YouTube", "https://www.youtube.com/watch?v={}"),
    "amp-vimeo": ("data-videoid", "Vimeo", "https://vimeo.com/{}"),
    "lite-vimeo": ("videoid", "Vimeo", "https://vimeo.com/{}"),
    "amp-twitter": ("data-tweetid", "X", "https://x.com/i/status/{}"),
    "amp-instagram": ("data-shortcode", "Instagram", "https://www.instagram.com/p/{}/"),
    "amp-facebook": ("data-href", "Facebook", "{}"),
    "script": ("data-telegram-post", "Telegram", "https://t.me/{}"),
}
_POST = re.compile(
    r"https?://(?:www\.|m\.|mobile\.)?(?:(?:twitter|x)\.com/\w+/status(?:es)?/\d+|t\.me/\w+/\d+|bsky\.app/profile/[^/]+/post/\w+"
    r"|instagram\.com/(?:p|reel|tv)/[\w-]+|facebook\.com/[\w.-]+/(?:posts|videos)/\w+|tiktok\.com/@[\w.-]+/video/\d+"
    r"|reddit\.com/r/\w+/comments/\w+|youtube\.com/(?:watch\?v=|shorts/)[\w-]{6,20}|youtu\.be/[\w-]{6,20}|vimeo\.com/\d+"
    r"|threads\.(?:net|com)/@[\w.]+/post/[\w-]+|[\w.-]+/@[\w.-]+(?:@[\w.-]+)?/\d{9,25})\S{0,500}"
)
_SERVICES = {
    "twitter.com": "X", "x.com": "X", "t.me": "Telegram", "bsky.app": "Bluesky", "instagram.com": "Instagram",
    "facebook.com": "Facebook", "tiktok.com": "TikTok", "reddit.com": "Reddit", "youtube.com": "YouTube",
    "youtu.be": "YouTube", "vimeo.com": "Vimeo", "threads.net": "Threads", "threads.com": "Threads",
}  # fmt: skip
_FILMS = ("YouTube", "Vimeo", "Dailymotion", "TED", "Rutube")
_NO_NAMES = names("i p r tv reel web status statuses watch embed profile post posts video videos comments talks track")
_OWN = ("data-instgrm-permalink", "data-embed-url", "data-href", "data-text-post-permalink", "cite")
_EMPTY_TITLE = re.compile(r"player|embed|iframe|\b(?:tweet|post)$|^(?:youtube|vimeo) video", re.I)


def players(root: Element) -> None:
    """Make one kind of element of all that show a known post or film; frames in a noscript only stand in for others."""
    seen: set[str] = set()
    for element in list(root.iter("iframe", "amp-iframe", *_TAGS)):
        service, url = _frame(element)
        if service and url not in seen:
            seen.add(url)
            title = element.get("title") or element.get("playlabel") or element.get("data-title") or ""
            hidden = next(element.iterancestors("noscript"), None)
            tail, element.tail = element.tail, None
            if hidden is not None:
                hidden.addprevious(element)
            element.clear()
            element.tag, element.tail = PLAYER, tail if hidden is None else None
            element.set("src", url)
            named = " " in title and not _EMPTY_TITLE.search(title)
            element.set("title", f"{service}: {title}" if named else label(url, service))
    for element in root.iter("blockquote", "div"):
        named = element.get("class")
        if named and tags.shape(named) == "post":
            own = next((one for name in _OWN if (one := element.get(name))), "")
            element.set("cite", own.removesuffix("/embed"))


def _frame(element: Element) -> tuple[str, str]:
    """The service a frame belongs to and the address of what it shows; "", "" when it is of no known kind."""
    if element.tag in _TAGS:
        name, service, address = _TAGS[element.tag]
        value = (element.get(name) or "")[:_LONG]
        return (service, address.format(value)) if value and not re.search(r"[\s<>\"']", value) else ("", "")
    for name, value in list(element.attrib.items())[:30]:
        if name == "src" or name.startswith("data-"):
            for service, pattern, address in _KNOWN:
                found = pattern.search(value[:_LONG].strip())
                if found:
                    return service, address.format(*map(unquote, found.groups()))
    return "", ""


def is_address(text: str) -> bool:
    """Whether a whole line is the bare address of a post or film."""
    return len(text) < 600 and bool(_POST.fullmatch(text))


def label(url: str, service: str = "") -> str:
    """A post or film of which no words are known: its service, and for a post whose it is, by its address."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    service = service or _SERVICES.get(host, host)
    name = next((part for part in parts.path.split("/") if part and part not in _NO_NAMES), "")
    return f"Video: {service}" if not name or service in _FILMS else f"{service}: {name[:60]}"


def is_post(element: Element) -> bool:
    """Whether a quote is a post of another service, by where its last link leads."""
    inside = list(islice(element.iter(), 80))
    links = [one.get("href") or "" for one in inside if one.tag == "a"]
    return len(inside) < 80 and bool(links) and bool(_POST.fullmatch(links[-1][:_LONG]))


def url_of(element: Element) -> str:
    """The post's own address: as the element says it, else its last link that leads to one."""
    if element.get("cite"):
        return str(element.get("cite"))
    links = [one.get("href") or "" for one in islice(element.iter("a"), 200)]
    posts = [link for link in links if _POST.fullmatch(link[:_LONG])]
    return posts[-1] if posts else links[-1] if links else ""
