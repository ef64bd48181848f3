"""`claims`: what the reader tagged, printed a line each."""

from __future__ import annotations

from tui.plain import line
from tui.verbs import out
from tui.verbs.finding import asked_for
from tui.verbs.narrowing import mine, of_posts
from tui.verbs.options import Common


def claims(
    *query: str,
    status: str = "",
    speaker: str = "",
    tag: str = "",
    since: str = "",
    before: str = "",
    given: Common,
) -> int:
    """List the claims you tagged, all or those that a query names.

    Parameters
    ----------
    query
        As for `list`; also status:false, speaker:NAME (or by:NAME), is:orphan, is:changed, status:highlight.
    status
        Only claims of this status, as status: in the query.
    speaker
        Only what somebody of this name says.
    tag
        Only claims with this tag, or in entries with it.
    since
        Only from this day on: 2026-10-01, september, yesterday, 2w.
    before
        Only from before this day.
    """
    from tui.export import jsonl
    from tui.store import claims as kept

    named = {"status": status, "speaker": speaker, "tag": tag, "since": since, "before": before}
    asked = asked_for((*query, *(f'{key}:"{value}"' for key, value in named.items() if value)))
    with given.store() as store:
        wanted = mine(store, asked)
        records = [one for one in store.call(kept.select, of_posts(asked), notes=False) if one.uuid in wanted]
    if given.json:
        out.data(jsonl.render(records).encode())
        return 0
    for record in records:
        linked = out.count(len(record.evidence), "link of evidence", "links of evidence") if record.evidence else ""
        told = (record.speaker, record.said, record.figure, *record.tags, linked)
        facts = ", ".join(line(word) for word in told if word)
        out.say(f"{record.entry:>6}  {record.status:10}  {line(record.text)}{f'  ({facts})' if facts else ''}")
        out.say(f"{'':20}{line(record.title)} · {line(record.feed_title)}")
    return 0
