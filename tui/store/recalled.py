"""What stands on claims comes back after them: links of evidence, what happened to a claim, what was dismissed."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from tui.model import Dismissal as Dismissed
from tui.model import Evidence, Past
from tui.plain import line, plain
from tui.store.journal import Step
from tui.store.moments import stamp
from tui.store.packing import guarded

SAME = """
SELECT id, changed FROM evidence WHERE uuid = ?1
UNION SELECT id, changed FROM evidence WHERE claim = ?2 AND other = ?3
UNION SELECT id, changed FROM evidence WHERE claim = ?3 AND other = ?2
"""


class Recalled:
    """The links, events and dismissals of an import. `count`: what became of them."""

    def __init__(self, taken: Step, count: Counter[str]) -> None:
        self.taken, self.db, self.count = taken, taken.db, count
        self._waiting: list[Evidence] = []
        self._moment: tuple[str, int] = ("", 0)
        self._then: Counter[tuple[str, str, str]] = Counter()  # the events of that claim at that moment, as here

    def link(self, told: Evidence) -> None:
        """A link; it waits until every claim is through."""
        self._waiting.append(told)

    def settle(self) -> None:
        """Link what has both its ends."""
        for told in self._waiting:
            ends = [self._claim(uuid) for uuid in (told.claim, told.other)]
            if None in ends or ends[0] == ends[1]:
                self.count["loose"] += 1
            else:
                self._link(told, *ends)

    def event(self, told: Past) -> None:
        """What happened to a claim, unless it is told here; as often as it is told at one moment."""
        claim, at = line(told.claim), stamp(told.at)
        event = (guarded(plain(told.what)), _side(told.before), _side(told.after))
        if self._moment != (claim, at):
            rows = self.db.execute("SELECT what, before, after FROM history WHERE claim = ? AND at = ?", (claim, at))
            here = ((what, _canonical(before), _canonical(after)) for what, before, after in rows)
            self._moment, self._then = (claim, at), Counter(here)
        known = (event[0], _canonical(event[1]), _canonical(event[2]))
        if self._then[known] > 0:
            self._then[known] -= 1
            self.count["known"] += 1
            return
        self.db.execute(
            "INSERT INTO history (claim, at, what, before, after) VALUES (?, ?, ?, ?, ?)", (claim, at, *event)
        )
        self.count["events"] += 1

    def dismissal(self, told: Dismissed) -> None:
        """A sentence that is not to be shown beside a claim."""
        values = (line(told.claim), plain(told.print))
        if self.db.execute("SELECT 1 FROM dismissed WHERE claim = ? AND print = ?", values).fetchone():
            self.count["known"] += 1
            return
        self.taken.insert("dismissed", claim=values[0], print=values[1])
        self.count["dismissals"] += 1

    def _claim(self, uuid: str) -> int | None:
        row = self.db.execute("SELECT id FROM claim WHERE uuid = ?", (line(uuid),)).fetchone()
        return None if row is None else int(row[0])

    def _link(self, told: Evidence, claim: Any, other: Any) -> None:
        """A link between two claims: one that is here stands, unless it was changed there since."""
        values = {"claim": claim, "other": other, "relation": told.relation, "note": plain(told.note).strip()}
        changed = stamp(told.changed)
        here = self.db.execute(SAME, (line(told.uuid), claim, other)).fetchall()
        if not here:
            self.taken.insert("evidence", uuid=line(told.uuid), **values, created=stamp(told.created), changed=changed)
            self.count["links"] += 1
        elif len(here) == 1 and changed > here[0][1]:
            self.taken.set("evidence", [here[0][0]], **values, changed=changed)
            self.count["newer"] += 1
        else:
            self.count["known"] += 1


def _canonical(told: str) -> str:
    """A side however it was written."""
    return json.dumps(json.loads(told), sort_keys=True)


def _side(told: object) -> str:
    return guarded(json.dumps(told, ensure_ascii=False))
