"""Settings: a TOML file and a few environment variables read into one frozen value; the file is never written.

Every key stands once, in `Settings`, with its default, type and meaning: config.example.toml is made from there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec
import platformdirs

from tui import tomlfile
from tui.errors import BadConfig
from tui.model import SiteRule

APP = "claimwire"
ENV_CONFIG = "CLAIMWIRE_CONFIG"
ENV_LIBRARY = "CLAIMWIRE_LIBRARY"
ENV_ALLOW_HOSTS = "CLAIMWIRE_ALLOW_HOSTS"

Minutes = Annotated[int, msgspec.Meta(ge=5, le=1440)]
Seconds = Annotated[float, msgspec.Meta(ge=0, le=60)]
Days = Annotated[int, msgspec.Meta(ge=0, le=36500)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Cells = Annotated[int, msgspec.Meta(ge=30, le=120)]


TABLES = {"keys": tomlfile.keys, "statuses": tomlfile.statuses, "sites": tomlfile.sites}
RULES = tuple(each.name for each in fields(SiteRule))
EXAMPLES = {
    "keys": '[keys]\n#"body.tag" = "c"\n',
    "statuses": '[statuses]\n#"propaganda" = "p"\n',
    "sites": '#[sites."example.org"]\n#keep = "article .text"\n#drop = [".ad", "aside"]\n#title = "h1.head"\n'
    '#date = "time"\n',
}


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person may choose. A key that is absent from the file has the value it has here."""

    theme: Literal["auto", "night", "paper", "ansi"] = field(
        default="auto",
        metadata={"about": "Colours: auto asks the terminal whether it is dark or light; ansi uses its own colours."},
    )
    glyphs: Literal["auto", "unicode", "ascii"] = field(
        default="auto", metadata={"about": "Marks: auto uses ascii where the locale is not UTF-8."}
    )
    preset: Literal["vim", "newsboat", "arrows"] = field(
        default="vim", metadata={"about": "Which set of keys to start from; [keys] changes it."}
    )
    measure: Cells = field(default=72, metadata={"about": "The widest line of an article, in cells."})
    link_numbers: Literal["on", "off"] = field(
        default="on", metadata={"about": "Whether links have numbers in the text, and stand in a list at its end."}
    )
    suggest_from: Share = field(
        default=0.7,
        metadata={
            "about": "How much a sentence must assert to be marked as a claim you might tag, from 0 (all) to 1 (none)."
        },
    )
    refresh: Literal["on", "off"] = field(
        default="on", metadata={"about": "Whether the open reader checks feeds that are due by itself."}
    )
    refresh_minutes: Minutes = field(
        default=30, metadata={"about": "How often the open reader looks for feeds that are due, in minutes."}
    )
    pages: Literal["auto", "never"] = field(
        default="auto",
        metadata={"about": "auto fetches an entry's page when its feed cuts texts short; never reads feed texts only."},
    )
    mark_read: Literal["on_open", "on_end", "never"] = field(
        default="on_open",
        metadata={"about": "When an entry becomes read by itself: soon after opening, at the end of its text, never."},
    )
    mark_read_after: Seconds = field(
        default=1.0, metadata={"about": "With on_open: after so many seconds, or at the first scroll."}
    )
    retention_days: Days = field(
        default=365,
        metadata={
            "about": "Read entries older than so many days may go; 0 keeps all. What is starred, tagged, noted or "
            "claimed stays."
        },
    )
    browser: str = field(
        default="", metadata={"about": 'The command that opens a link, as "firefox --new-tab"; "" asks the system.'}
    )
    editor: str = field(
        default="", metadata={"about": 'The command that edits a note; "" takes $VISUAL, then $EDITOR.'}
    )
    export_folder: str = field(
        default=".", metadata={"about": "Where the reader puts exported files; . is the folder it was started in."}
    )
    name: str = field(default="", metadata={"about": "Your name, as the author of the ClaimReviews you export."})
    allow_hosts: tuple[str, ...] = field(
        default=(),
        metadata={"about": 'Inside hosts (loopback, private) any feed may ask, as "nas.local" or "10.0.0.5:8080".'},
    )
    keys: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict,
        metadata={"about": 'Keys by command, as "body.tag" = "c" or = ["c", "f5"]; [] takes a command its key.'},
    )
    statuses: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"about": "Statuses of your own for claims, each with its letter in the claim strip."},
    )
    sites: Mapping[str, SiteRule] = field(
        default_factory=dict,
        metadata={
            "about": "Your own rules for the pages of a host and its subdomains, as CSS selectors:\n"
            "# what the article is (keep), what is no part of it (drop), where its title and its date stand.\n"
            "# `claimwire digest URL --explain` tries them."
        },
    )


@dataclass(frozen=True, slots=True)
class Loaded:
    """Effective settings, where each value comes from ("default", "line 3", a variable's name), and the file asked."""

    settings: Settings
    sources: Mapping[str, str]
    path: Path
    key_lines: Mapping[str, int]  # the line of each command in [keys], 0 when not found
    status_lines: Mapping[str, int]  # of each status in [statuses]
    site_lines: Mapping[str, int]  # the line of each "host.rule" in [sites]


def load(path: Path | None = None, env: Mapping[str, str] = os.environ) -> Loaded:
    """The settings of `path`, of $CLAIMWIRE_CONFIG or of the usual place (which may be absent). Raises BadConfig."""
    named = path or (Path(env[ENV_CONFIG]) if env.get(ENV_CONFIG) else None)
    asked = named or default_path()
    text = tomlfile.text(asked, must=named is not None)
    values: dict[str, Any] = {}
    sources = {each.name: "default" for each in fields(Settings)}
    hints = get_type_hints(Settings, include_extras=True)
    for name, value in tomlfile.table(text, asked).items():
        number = tomlfile.line_of(text, name)
        if name not in hints:
            raise tomlfile.unknown(asked, number, name, hints)
        if table := TABLES.get(name):
            values[name] = table(asked, text, value)
        else:
            values[name] = tomlfile.value(asked, number, name, value, hints[name])
        sources[name] = f"line {number}" if number else "file"
    more = tuple(host.strip() for host in env.get(ENV_ALLOW_HOSTS, "").split(",") if host.strip())
    if more:
        kept = values.get("allow_hosts", ())
        values["allow_hosts"] = tuple(dict.fromkeys((*kept, *more)))
        sources["allow_hosts"] = f"{sources['allow_hosts']}, {ENV_ALLOW_HOSTS}" if kept else ENV_ALLOW_HOSTS
    lines = {command: tomlfile.line_of(text, command, "keys") for command in values.get("keys", ())}
    statuses = {name: tomlfile.line_of(text, name, "statuses") for name in values.get("statuses", ())}
    sites = {
        f"{host}.{rule}": tomlfile.line_of(text, rule, f"sites.{host}") or tomlfile.line_of(text, "sites")
        for host in values.get("sites", ())
        for rule in RULES
    }
    return Loaded(Settings(**values), sources, asked, lines, statuses, sites)


def check_commands(loaded: Loaded, known: Collection[str]) -> None:
    """Raises BadConfig when [keys] names a command that does not exist."""
    for command in loaded.settings.keys:
        if command not in known:
            raise tomlfile.unknown(loaded.path, loaded.key_lines.get(command, 0), command, known, "command")


def check_statuses(loaded: Loaded, hindered: Mapping[str, str]) -> None:
    """Raises BadConfig when a status of [statuses] is hindered, and says by what."""
    for name, why in hindered.items():
        raise tomlfile.bad_status(loaded.path, loaded.status_lines.get(name, 0), name, why)


def check_sites(loaded: Loaded) -> None:
    """Raises BadConfig for a selector of [sites] that cannot be understood."""
    from cssselect import HTMLTranslator, SelectorError  # here, since the reader's start waits for nothing it need not

    for host, rule in loaded.settings.sites.items():
        for name in RULES:
            given: str | tuple[str, ...] = getattr(rule, name)
            for selector in (given,) if isinstance(given, str) else given:
                try:
                    HTMLTranslator().css_to_xpath(selector or "*")
                except SelectorError as error:
                    raise tomlfile.bad_selector(
                        loaded.path, loaded.site_lines.get(f"{host}.{name}", 0), name, selector, error
                    ) from None


def default_path() -> Path:
    """Where the config file is looked for: the XDG config folder."""
    return _at_home(platformdirs.user_config_path) / "config.toml"


def library_path(env: Mapping[str, str] = os.environ) -> Path:
    """The library when none is named: $CLAIMWIRE_LIBRARY, else in the XDG data folder."""
    if env.get(ENV_LIBRARY):
        return Path(env[ENV_LIBRARY])
    return _at_home(platformdirs.user_data_path) / "library.db"


def demo_path() -> Path:
    """The demo's own library, apart from the reader's."""
    return _at_home(platformdirs.user_data_path) / "demo.db"


def example() -> str:
    """The text of config.example.toml: every key at its default, commented out, under what it does."""
    hints = get_type_hints(Settings)
    parts = [f"# {APP}: every setting at its default. Take the # off a line and change it; {APP} never writes here.\n"]
    for each in fields(Settings):
        about = f"# {each.metadata['about']}\n"
        if each.name in EXAMPLES:
            parts.append(f"{about}{EXAMPLES[each.name]}")
            continue
        kind = hints[each.name]
        choices = f"# One of: {', '.join(get_args(kind))}.\n" if get_origin(kind) is Literal else ""
        parts.append(f"{about}{choices}#{each.name} = {tomlfile.written(each.default)}\n")
    return "\n".join(parts)


def _at_home(folder: Callable[..., Path]) -> Path:
    """Our folder of a kind, when it is a real place: without a home it would be one named `~` in the current folder."""
    with suppress(RuntimeError):
        path = folder(APP, appauthor=False)
        if path.is_absolute():
            return path
    raise BadConfig(
        "There is no home folder: $HOME is not set.",
        f"Set HOME, or name the files with {ENV_CONFIG} and {ENV_LIBRARY}.",
    )
