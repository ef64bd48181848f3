"""Which site an address belongs to: a person's own rule for it, and whether another address is on the same one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from tui.model import Page, SiteRule

PORTS = {"http": 80, "https": 443}
MOST = 8192  # characters of an address


def host_of(url: str) -> str:
    """The host of an address, its port too where it is not the usual one; "" when it has none."""
    parts = _split(url)
    if parts is None or not parts.hostname:
        return ""
    port = _port(parts)
    return parts.hostname if port in (0, PORTS.get(parts.scheme)) else f"{parts.hostname}:{port}"


def rule_for(sites: Mapping[str, SiteRule], url: str) -> SiteRule | None:
    """The rule of the host of an address, or of the nearest domain above it that has one."""
    parts = _split(url) if sites else None
    host = parts.hostname or "" if parts else ""
    while host:
        if host in sites:
            return sites[host]
        host = host.partition(".")[2]
    return None


def ruled(page: Page, sites: Mapping[str, SiteRule]) -> Page:
    """The page with the rule of its host; a feed's own text has none."""
    rule = None if page.fragment else rule_for(sites, page.url)
    return page if rule is None else replace(page, rule=rule)


def on_same_site(url: str, page: str) -> str:
    """The address as it may be asked when it is on the very host of the page and is not the page itself; else ""."""
    if len(url) > MOST:
        return ""
    try:
        parts = _split(urljoin(page, url))
    except ValueError:
        return ""
    here = _split(page)
    if parts is None or here is None or parts.scheme not in PORTS or host_of(parts.geturl()) != host_of(page):
        return ""
    asked = urlunsplit(parts._replace(scheme=here.scheme, netloc=here.netloc, fragment=""))
    return "" if same_page(asked, page) else asked


def same_page(one: str, other: str) -> bool:
    """Whether two addresses of one host lead to the same page."""
    return _bare(one) == _bare(other)


def _bare(url: str) -> str:
    parts = _split(url)
    return url if parts is None else urlunsplit(("", "", parts.path.rstrip("/"), parts.query, ""))


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _port(parts)
    except ValueError:
        return None
    return parts


def _port(parts: SplitResult) -> int:
    return parts.port or PORTS.get(parts.scheme, 0)
