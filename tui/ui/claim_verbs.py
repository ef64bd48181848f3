"""Changing one claim from a list of claims: its status from a sheet, a tag, off its sentence."""

from __future__ import annotations

from tui.config import Settings
from tui.errors import Usage
from tui.model import Claim, ClaimId, Status
from tui.store import claims
from tui.ui import tagging
from tui.ui.commands import with_statuses
from tui.ui.host import Host

HINT = 48  # cells of what is said of the tags there are
OURS = tuple(one.value for one in Status if one is not Status.HIGHLIGHT)


def statuses(settings: Settings) -> tuple[str, ...]:
    """Ours, then the person's own."""
    return (*OURS, *settings.statuses)


def status_called(typed: str, settings: Settings) -> str:
    """The status a person typed, whole or as far as it is clear. Raises Usage."""
    known = statuses(settings)
    near = [one for one in known if one.casefold().startswith(typed.strip().casefold())]
    same = [one for one in near if one.casefold() == typed.strip().casefold()] or near
    if len(same) != 1:
        raise Usage(f"There is no status “{typed.strip()}”.", f"There are {', '.join(known)}.")
    return same[0]


async def ask_status(host: Host, claim: ClaimId) -> Claim | None:
    """Let the person choose another status; None when left. Await it in a `@work`."""
    help_of = {each.argument: each.help for each in with_statuses(host.settings.statuses) if each.scope == "strip"}
    known = statuses(host.settings)
    options = [(f"{host.glyphs.status(one)} {one}", help_of[one]) for one in known]
    index = await host.choose("Which status?", options)
    if index is None:
        return None
    status = known[index]
    changed = await host.store.write(claims.change, claim, host.clock(), status=status)
    host.say("Saved", detail=f"{status}, {host.local(host.clock()):%H:%M}", key=host.undo_key)
    return changed


async def ask_tag(host: Host, claim: ClaimId, tag: str = "") -> Claim | None:
    """Give the claim a tag, or take it off; None when left."""
    if not tag:
        offer = await host.store.read(tagging.offer_on_claim, claim)
        hint = offer.hint(HINT, host.glyphs.dot, host.glyphs.ellipsis)
        tag = await host.ask("tag", hint=hint, words=offer.words, notes=offer.notes) or ""
    if not tag.strip():
        return None
    changed = await host.store.write(claims.toggle_tag, claim, tag, host.clock())
    host.say("Saved", detail="  ".join(f"#{one}" for one in changed.tags) or "no tags", key=host.undo_key)
    return changed


async def take_off(host: Host, claim: ClaimId) -> None:
    """Take the claim off its sentence."""
    await host.store.write(claims.remove, claim, host.clock())
    host.say("Claim taken off", key=host.undo_key)
