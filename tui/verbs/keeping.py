"""`claims`: what the reader tagged, printed a line each."""

from __future__ import annotations

from tui.plain import line
from tui.verbs import out
from tui.verbs.finding import asked_for
from tui.verbs.options import Common


def claims(*query: str, given: Common) -> int:
    """List the claims you tagged, all or those in entries that a query names.

    Parameters
    ----------
    query
        As for `list`.
    """
    from tui.export import jsonl
    from tui.store import claims as kept

    asked = asked_for(query) if query else None
    with given.store() as store:
        records = store.call(kept.select, asked, notes=False)
    if given.json:
        out.data(jsonl.render(records).encode())
        return 0
    for record in records:
        facts = ", ".join(line(word) for word in (record.speaker, record.said, record.figure, *record.tags) if word)
        out.say(f"{record.entry:>6}  {record.status:10}  {line(record.text)}{f'  ({facts})' if facts else ''}")
        out.say(f"{'':20}{line(record.title)} · {line(record.feed_title)}")
    return 0
