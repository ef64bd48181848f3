"""Which addresses may be asked: http and https only, and none inside this machine or network unless a person said so.

The address that a name *resolved* to is judged, so every odd spelling (decimal, hex, octal, short, mapped) is covered.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx2

MAX_URL = 8192
"""Longer addresses are refused; no feed needs one."""

INSIDE_HINT = (
    "Type that very address by hand to allow it, or name its host in allow_hosts of the config "
    "or in CLAIMWIRE_ALLOW_HOSTS."
)
ADDRESS_HINT = "Check the address: it has to begin with http:// or https://."

_PORTS = {"http": 80, "https": 443}
# Ports of other protocols, which a feed must not make us talk to (WHATWG Fetch, "bad port").
# fmt: off
_OTHER_PORTS = frozenset({
    1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530,
    531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045,
    5060, 5061, 6000, 6379, 6566, 6665, 6666, 6667, 6668, 6669, 6697, 10080, 11211,
})
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
# Inside by their standard, whatever an older ipaddress module thinks of them.
_INSIDE = [ipaddress.ip_network(text) for text in (
    "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "224.0.0.0/3",
    "64:ff9b:1::/48", "100::/64", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/9", "ff00::/8",
)]
# fmt: on

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a person has allowed: origins typed by hand ("scheme://host:port"), and hosts ("host" or "host:port")."""

    origins: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()

    def plus(self, other: Allowed) -> Allowed:
        """Both together."""
        return Allowed(self.origins | other.origins, self.hosts | other.hosts)


def read_url(url: str) -> httpx2.URL | None:
    """The address as a value, its host in ASCII; None when it is no address at all."""
    import httpx2  # here, since it is slow to load and the screen needs none of it

    try:
        read = httpx2.URL(url)
        return read if read.port is None or 0 < read.port < 65536 else None
    except (httpx2.InvalidURL, ValueError):
        return None


def origin_of(url: str | httpx2.URL) -> str:
    """Scheme, host and port of an address, the port always said: "https://host:443"; "" when it is no address."""
    read = read_url(url) if isinstance(url, str) else url
    if read is None or not read.raw_host:
        return ""
    return f"{read.scheme}://{_bracketed(read)}:{_port(read)}"


def is_inside(address: str) -> bool:
    """Whether an IP address is this machine's or network's own: loopback, private, link-local, shared, reserved."""
    try:
        ip: Address = ipaddress.ip_address(address)
    except ValueError:
        return True  # what cannot be judged is not asked
    return any(_inside(one) for one in _faces(ip))


def why_refused(url: str | httpx2.URL, address: str | None, allowed: Allowed) -> str:
    """Why this address is not asked, a sentence; "" when it may be. `address`: the IP it resolved to, None: unknown."""
    read = read_url(url) if isinstance(url, str) else url
    if read is None or not read.raw_host:
        scheme = str(url).partition(":")[0][:20]
        if read is not None and read.scheme not in ("", *_PORTS):
            return f"Only http and https addresses are asked, not {scheme}."
        return "That is not a web address."
    if read.scheme not in _PORTS:
        return f"Only http and https addresses are asked, not {read.scheme[:20] or 'one without a scheme'}."
    if len(str(read)) > MAX_URL:
        return "That address is too long."
    if _is_allowed(read, allowed):
        return ""
    if _port(read) in _OTHER_PORTS:
        return f"Port {_port(read)} does not belong to the web, so it is not asked."
    if address is not None and is_inside(address):
        return f"{_bracketed(read)} is an inside address (of this machine or its network) and was not typed by hand."
    return ""


def _is_allowed(url: httpx2.URL, allowed: Allowed) -> bool:
    if origin_of(url) in allowed.origins:
        return True
    host, bracketed, port = url.raw_host.decode("ascii", "replace"), _bracketed(url), _port(url)
    spellings = {host, bracketed, f"{bracketed}:{port}"}
    return any(name.strip().lower() in spellings for name in allowed.hosts)


def _port(url: httpx2.URL) -> int:
    return url.port or _PORTS.get(url.scheme, 0)


def _bracketed(url: httpx2.URL) -> str:
    host = url.raw_host.decode("ascii", "replace").lower()
    return f"[{host}]" if ":" in host else host


def _inside(ip: Address) -> bool:
    return not ip.is_global or any(ip in network for network in _INSIDE if network.version == ip.version)


def _faces(ip: Address) -> list[Address]:
    """The address, and every IPv4 address that hides in it (mapped, compatible, NAT64, 6to4, Teredo)."""
    if isinstance(ip, ipaddress.IPv4Address):
        return [ip]
    low = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    if ip.ipv4_mapped is not None or ip in _NAT64:
        return [low]
    if ip in _COMPATIBLE:
        return [ip, low]
    if ip.sixtofour is not None:  # newer ipaddress modules call all of 2002::/16 inside, older ones none of it
        return [ip.sixtofour]
    return [ip, *(ip.teredo or ())]
