"""Changing one claim from a list of claims: its status from a sheet, a tag, off its sentence."""

from __future__ import annotations

from tui.model import Claim, ClaimId, Status
from tui.store import claims
from tui.ui.commands import BY_ID
from tui.ui.host import Host

STATUSES = tuple(one for one in Status if one is not Status.HIGHLIGHT)


async def ask_status(host: Host, claim: ClaimId) -> Claim | None:
    """Let the person choose another status; None when left. Await it in a `@work`."""
    options = [(f"{host.glyphs.status(one)} {one}", BY_ID[f"strip.{one}"].help) for one in STATUSES]
    index = await host.choose("Which status?", options)
    if index is None:
        return None
    status = STATUSES[index]
    changed = await host.store.write(claims.change, claim, host.clock(), status=status)
    host.say("Saved", detail=f"{status}, {host.local(host.clock()):%H:%M}", key=host.undo_key)
    return changed


async def ask_tag(host: Host, claim: ClaimId, tag: str = "") -> Claim | None:
    """Give the claim a tag, or take it off; None when left."""
    tag = tag or await host.ask("tag", hint="gives it, or takes it off") or ""
    if not tag.strip():
        return None
    changed = await host.store.write(claims.toggle_tag, claim, tag, host.clock())
    host.say("Saved", detail="  ".join(f"#{one}" for one in changed.tags) or "no tags", key=host.undo_key)
    return changed


async def take_off(host: Host, claim: ClaimId) -> None:
    """Take the claim off its sentence."""
    await host.store.write(claims.remove, claim, host.clock())
    host.say("Claim taken off", key=host.undo_key)
