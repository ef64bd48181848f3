"""What the help adds to a command's line, by its id."""

from __future__ import annotations

from collections.abc import Mapping

MORE: Mapping[str, str] = {
    "move.down": "A number before it goes as far: 5j.",
    "move.first": "A number before it is the row to go to.",
    "move.open": "On an entity: its next sentence. In the article: a link, a footnote and back, a claim.",
    "reader.show_new": "A refresh never moves the list by itself.",
    "reader.read_all": "It acts on the posts that are listed now; u takes it back.",
    "reader.tag_entry": "Tab takes one of yours, or one that the page gives itself.",
    "reader.switch_text": "Where the page's text is doubtful, the feed's is shown first.",
    "reader.fetch_page": "The feed's own text is kept.",
    "reader.contents": "Going to a heading can be taken back with Ctrl+o.",
    "reader.changed": "Words that went stand in [- -], new ones in {+ +}. Every text that was fetched is kept.",
    "reader.cut": "The page is read again for it; nothing you see changes.",
    "reader.save_link": "Works on the links of a sentence and on related posts.",
    "body.evidence": "The mark stays while you go to any other post. Esc or the same key takes it off.",
    "strip.link_seen": "It repeats the claim where the figures are the same, and contradicts it where they differ.",
    "strip.look": "Ctrl+o comes back.",
    "body.tag": "Its fields are filled in where a rule finds them, the text is kept. It makes a highlight a claim.",
    "body.repeat": "On a claim it changes that one. The other fields are filled in anew.",
    "body.highlight": "It asserts nothing, and is not counted among the claims.",
    "body.extend": "On a claim: it can be given another span.",
    "extend.word": "A number before it goes as far: 3l.",
    "extend.take": "c tags the span beside the claim instead.",
    "strip.fields": "In a field → at the end takes the name that is shown, ↓ shows another one.",
    "strip.another": "For a part of the sentence: v, then c.",
    "names.merge": "It keeps the name of the one you choose. It lasts, for posts to come too; u takes it back.",
    "names.split": "Also takes back a merge. It lasts, for posts to come too.",
    "names.alias": "Sentences that hold the name are found in the whole library.",
    "names.watch": "A refresh tells when new posts name it.",
    "ledger.search": "Also feed:, entity:, is:orphan, is:changed, is:note. Enter keeps it, Esc takes it back.",
    "ledger.status": "The letters are those of the strip; :status false does it in one go.",
    "ledger.pick": "A number before it picks as many. Esc lets go of them.",
    "ledger.sort": "date, status, speaker, claim, feed, tags, evidence or change.",
    "tags.rename": "Saved searches for it look for the new name. u takes it back.",
    "sidebar.remove": "u takes it back. What is starred, noted or claimed stays.",
    "app.refresh": "Esc stops it.",
    "app.digest": "For after an update: claims, notes and merged entities stay. Esc stops it; it goes on there.",
    "app.undo": "Also after a restart.",
}
