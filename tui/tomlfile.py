"""A TOML file as a person wrote it: its text, its table, the line of a key, and the sentences that refuse one."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import msgspec

from tui.errors import BadConfig
from tui.model import SiteRule, Status
from tui.plain import line

EXAMPLE = "`claimwire config example` shows how it is written."
HOST = re.compile(r"(?=.{1,253}$)[\w-]+(\.[\w-]+)*\Z")
LONGEST = 24  # characters of a status
NAME = re.compile(r"""\"([^"]*)"|'([^']*)'|([\w-]+)""")


def text(path: Path, *, must: bool) -> str:
    """The file's text; "" when it is absent and need not be there. Raises BadConfig."""
    try:
        return path.expanduser().read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        if not must:
            return ""
        raise BadConfig(
            f"There is no config file {line(str(path))}.", "`claimwire config example` prints one."
        ) from None
    except UnicodeDecodeError as error:
        number = error.object[: error.start].count(b"\n") + 1
        raise BadConfig(f"{_place(path, number)}: this is not UTF-8 text.", "Save the file as UTF-8.") from None
    except (OSError, RuntimeError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise BadConfig(
            f"The config file {line(str(path))} cannot be read: {line(reason)}.",
            "Check its rights, or name another with --config.",
        ) from None


def table(toml: str, path: Path) -> dict[str, Any]:
    """The text as TOML; raises BadConfig with the line where it stops being that."""
    try:
        return tomllib.loads(toml)
    except (ValueError, RecursionError) as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        said = "it nests too deep" if isinstance(error, RecursionError) else re.sub(r"\s*\(at .*\)$", "", str(error))
        place = _place(path, int(found[1]) if found else toml.rstrip().count("\n") + 1)
        raise BadConfig(f"{place}: this is not TOML: {line(said)}.", EXAMPLE) from None


def value(path: Path, number: int, name: str, given: object, kind: Any) -> Any:
    """The value as its key wants it; raises BadConfig that says what is allowed."""
    try:
        return msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        said, hint = line(str(error).split(" - at")[0]).replace("`", ""), EXAMPLE
        wanted = f"does not fit: {said[0].lower()}{said[1:]}."
        if get_origin(kind) is Literal:
            near = difflib.get_close_matches(str(given).lower(), get_args(kind), 1)
            wanted = f"is none of {', '.join(get_args(kind))}."
            hint = f'Did you mean "{near[0]}"?' if near else hint
        raise BadConfig(f"{_place(path, number)}: {name} = {_shown(given)} {wanted}", hint) from None


def keys(path: Path, toml: str, given: object) -> dict[str, tuple[str, ...]]:
    """The table [keys]: every command and its keys. Raises BadConfig."""
    found: dict[str, tuple[str, ...]] = {}
    for command, each in _commands(given):
        listed = [each] if isinstance(each, str) else each
        if not command or not isinstance(listed, list) or not all(isinstance(key, str) and key for key in listed):
            place = _place(path, line_of(toml, command, "keys") or line_of(toml, "keys"))
            wrong = f'"{line(command)}" must be a key or a list of keys' if command else "keys must be a table"
            raise BadConfig(
                f"{place}: {wrong}, not {_shown(each)}.", 'Write [keys], and below it "body.tag" = "c" or ["c", "f5"].'
            )
        found[command] = tuple(listed)
    return found


def statuses(path: Path, toml: str, given: object) -> dict[str, str]:
    """The table [statuses]: a person's own, each with its letter. Raises BadConfig."""
    if not isinstance(given, dict):
        number = line_of(toml, "statuses")
        raise bad_status(path, number, "statuses", "it must be a table of names and letters")
    found: dict[str, str] = {}
    for name, letter in given.items():
        if why := _wrong_status(name, letter, found):
            raise bad_status(path, line_of(toml, name, "statuses") or line_of(toml, "statuses"), name, why)
        found[name] = letter
    return found


def bad_status(path: Path, number: int, name: str, why: str) -> BadConfig:
    """The refusal of a status of the person's own."""
    return BadConfig(f'{_place(path, number)}: "{line(name)[:40]}": {why}.', 'Write it as "propaganda" = "p".')


def sites(path: Path, toml: str, given: object) -> dict[str, SiteRule]:
    """The tables [sites."host"]: a rule for each host. Raises BadConfig."""
    found: dict[str, SiteRule] = {}
    for host, table in _hosts(given):
        number = line_of(toml, host, "sites") or line_of(toml, "sites")
        if not HOST.match(host) or not isinstance(table, dict):
            said = f'"{line(host)}" is no host' if host else "sites must be a table"
            raise BadConfig(f"{_place(path, number)}: {said}.", 'Write [sites."example.org"], and its rules below it.')
        rule: dict[str, str | tuple[str, ...]] = {}
        for name, each in table.items():
            number = line_of(toml, name, f"sites.{host}") or number
            if name not in (known := [field.name for field in fields(SiteRule)]):
                raise unknown(path, number, name, known)
            rule[name] = _selectors(path, number, name, each)
        found[_ascii(path, number, host)] = msgspec.convert(rule, SiteRule)
    return found


def unknown(path: Path, number: int, name: str, known: Iterable[str], noun: str = "key") -> BadConfig:
    """The refusal of a key or command that does not exist, with the nearest one that does."""
    near = difflib.get_close_matches(name.lower(), list(known), 1, 0.5)
    other = "`claimwire config example` lists every key." if noun == "key" else "The reader's help (?) lists every one."
    return BadConfig(
        f'{_place(path, number)}: there is no {noun} "{line(name)}".', f'Did you mean "{near[0]}"?' if near else other
    )


def bad_selector(path: Path, number: int, name: str, selector: str, error: Exception) -> BadConfig:
    """The refusal of a CSS selector that cannot be understood."""
    said = line(str(error)).rstrip(".")
    return BadConfig(
        f"{_place(path, number)}: {name} = {_shown(selector)} is no CSS selector: {said}.",
        'Write it as in a style sheet: "article .text", "#story > p", "div[itemprop=articleBody]".',
    )


def written(given: object) -> str:
    """A value as TOML writes it (JSON's words for text, numbers and lists are TOML too)."""
    if is_dataclass(given) and not isinstance(given, type):
        given = {name: each for name, each in asdict(given).items() if each}
    if isinstance(given, Mapping):
        return "{" + ", ".join(f"{written(name)} = {written(each)}" for name, each in given.items()) + "}"
    if isinstance(given, list | tuple):
        return "[" + ", ".join(written(each) for each in given) + "]"
    return msgspec.json.encode(given).decode()


def line_of(toml: str, key: str, inside: str = "") -> int:
    """The line where a key, or a table's head, stands, from 1; 0 when it is written in a way not looked for."""
    head = ""
    for number, each in enumerate(toml.splitlines(), 1):
        if opened := re.match(r"\s*\[+\s*([^\[\]]+?)\s*\]+\s*(#.*)?$", each):
            head = ".".join(part for one in NAME.findall(opened[1]) if (part := "".join(one)))
            if head == f"{inside}.{key}" or (not inside and head.split(".")[0] == key):
                return number
        elif name := re.match(r"""\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+))\s*=""", each):
            bare = name[3] or ""
            full = f"{head}.{name[1] or name[2] or bare}" if head else name[1] or name[2] or bare
            if full == (f"{inside}.{key}" if inside else key) or (
                not inside and not head and bare.split(".")[0] == key
            ):
                return number
    return 0


def _commands(given: object, prefix: str = "") -> Iterable[tuple[str, object]]:
    """The commands of [keys]; `body.tag = "c"` without quotes nests, and means the same."""
    if not isinstance(given, dict):
        yield prefix.rstrip("."), given
        return
    for name, each in given.items():
        yield from _commands(each, f"{prefix}{name}.")


def _wrong_status(name: str, letter: object, before: Mapping[str, str]) -> str:
    """What is wrong with a status; "" when nothing is."""
    if not name.strip() or line(name) != name or len(name) > LONGEST:
        return f"a status has a name of 1 to {LONGEST} characters"
    if name.casefold() in set(Status):
        return f'there is such a status already; [keys] changes its letter: "strip.{name.casefold()}" = "p"'
    if any(other.casefold() == name.casefold() for other in before):
        return "it stands there twice"
    if not isinstance(letter, str) or len(letter) != 1 or not letter.isalpha():
        return f"{_shown(letter)} is not one letter"
    other = next((other for other, its in before.items() if its == letter), "")
    return f'{letter} is the letter of "{other}"' if other else ""


def _hosts(given: object, prefix: str = "") -> Iterable[tuple[str, object]]:
    """The hosts of [sites]; `sites.example.org` without quotes nests, and means the same."""
    if not isinstance(given, dict):
        yield prefix.rstrip("."), given
        return
    rules = {name: each for name, each in given.items() if not isinstance(each, dict)}
    if prefix and (rules or not given):
        yield prefix.rstrip("."), rules
    for name, each in given.items():
        if not prefix or isinstance(each, dict):
            yield from _hosts(each, f"{prefix}{name}.")


def _selectors(path: Path, number: int, name: str, given: object) -> str | tuple[str, ...]:
    """One selector, or for `keep` and `drop` several."""
    several = name in ("keep", "drop")
    listed = [given] if isinstance(given, str) else given
    if (
        not isinstance(listed, list)
        or not all(isinstance(one, str) for one in listed)
        or not (several or isinstance(given, str))
    ):
        wanted = "a CSS selector or a list of them" if several else "a CSS selector"
        raise BadConfig(f"{_place(path, number)}: {name} = {_shown(given)} is not {wanted}.", EXAMPLE)
    return tuple(line(one) for one in listed if line(one)) if several else line(listed[0])


def _ascii(path: Path, number: int, host: str) -> str:
    """The host as addresses have it: small letters, and international names in their ASCII form."""
    try:
        return host.lower().encode("idna").decode()
    except UnicodeError:
        raise BadConfig(f'{_place(path, number)}: "{line(host)}" is no host.', "Write it as example.org.") from None


def _shown(given: object) -> str:
    shown = line(written(given) if isinstance(given, str | int | float | list) else str(given))
    return shown if len(shown) <= 60 else f"{shown[:59]}…"


def _place(path: Path, number: int) -> str:
    return f"{line(str(path))}, line {number}" if number else line(str(path))
