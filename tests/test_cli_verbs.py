"""The verbs do the main job on real feeds from a server on the loopback, for people and, with --json, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytest_httpserver import HTTPServer

from tui import cli
from tui.model import Anchor, Article, Block, Cut, EntryId, Explained, Status, Step
from tui.store import articles, claims, notes
from tui.store.db import open_library
from tui.verbs import explaining
from tui.verbs.given import Given, utc
from tui.verbs.printing import say_remarks

ITEM = """<item><title>{title}</title><link>{link}</link><guid>{title}</guid>
<pubDate>Mon, 03 Mar 2025 09:00:00 +0200</pubDate><description>&lt;p&gt;{text}&lt;/p&gt;</description></item>"""
DAM = (
    "The dam holds 4,000 tonnes less than in May, the ministry said on Monday. Engineers from Kyiv will look at it. "
    * 4
)
BRIDGE = "The bridge over the river opens today, said mayor Olena Koval. It cost 3 million and took two years. " * 4
PAGE = """<html><head><title>{title}</title>{links}</head>
<body><article><h1>{title}</h1><p>{text}</p></article></body></html>"""


def rss(title: str, *items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{"".join(items)}</channel></rss>'


@pytest.fixture
def web(httpserver: HTTPServer) -> HTTPServer:
    items = [
        ITEM.format(title="Water falls", link=httpserver.url_for("/dam"), text=DAM),
        ITEM.format(title="Bridge &#x202e;opens", link=httpserver.url_for("/bridge"), text=BRIDGE),
    ]
    links = '<link rel="alternate" type="application/rss+xml" title="{}" href="{}">'
    two = links.format("River", "/river.xml") + links.format("Hills", "/hills.xml")
    for path, body, kind in (
        ("/river.xml", rss("River news", *items), "application/rss+xml"),
        ("/hills.xml", rss("Hill news", ITEM.format(title="Snow", link="", text=DAM)), "application/rss+xml"),
        ("/one", PAGE.format(title="One", links=links.format("River", "/river.xml"), text=DAM), "text/html"),
        ("/two", PAGE.format(title="Two", links=two, text=DAM), "text/html"),
        ("/dam", PAGE.format(title="Water falls", links="", text=DAM), "text/html"),
    ):
        httpserver.expect_request(path).respond_with_data(body, content_type=kind)
    return httpserver


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("CLAIMWIRE_ALLOW_HOSTS", raising=False)
    monkeypatch.setenv("CLAIMWIRE_LIBRARY", str(tmp_path / "library.db"))
    return tmp_path / "library.db"


@pytest.fixture
def do(library: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., tuple[int, str, str]]:
    """Run the command line here: exit code, stdout, stderr."""

    def run(*words: str) -> tuple[int, str, str]:
        code = cli.run(words)
        out, err = capfdbinary.readouterr()
        assert not set(out + err) & set(b"\x1b\x07\x00")
        return code, out.decode(), err.decode()

    return run


Do = Callable[..., tuple[int, str, str]]


def rows(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def tag(library: Path, entry: EntryId) -> None:
    """A claim and a note on an entry, as the reader makes them."""
    db = open_library(library)
    kept = articles.load(db, entry, "feed")
    assert kept
    first = kept.article.sentences[0]
    quote = kept.article.text[first.start : first.end]
    anchor = Anchor(kept.revision, "body", first.start, first.end, quote)
    claim = claims.tag(db, entry, anchor, status=Status.ATTRIBUTED, speaker="the ministry", cue="said", now=utc())
    claims.toggle_tag(db, claim.id, "water", utc())
    notes.write(db, entry, "Ask for the May figure.", anchor=None, now=utc())
    db.close()


def test_from_adding_a_feed_to_bringing_its_claims_into_another_library(
    web: HTTPServer, do: Do, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert do("add", web.url_for("/river.xml"), "--folder", "Home") == (0, "“River news” added, with 2 entries.\n", "")
    listed = rows(do("list", "--json")[1])
    assert {row["title"] for row in listed} == {"Water falls", "Bridge opens"}
    dam = next(row["entry"] for row in listed if row["title"] == "Water falls")
    assert str(dam) in do("list", "is:unread", "-bridge")[1]
    assert do("list", "is:starred")[1] == ""
    assert [row["title"] for row in rows(do("search", "engineers", "KYIV", "--json")[1])] == ["Water falls"]
    assert do("search", "nothingofthesort") == (0, "", "")
    shown = do("show", str(dam))[1]
    assert shown.startswith("Water falls\nRiver news · 2025-03-03 · http")
    assert "the ministry said on Monday" in shown
    article = rows(do("show", str(dam), "--json")[1])[0]["article"]
    assert article["sentences"]
    assert do("related", str(dam))[0] == 0
    feeds = rows(do("list", "--feeds", "--json")[1])
    assert [(feed["title"], feed["folder"], feed["unread"]) for feed in feeds] == [("River news", "Home", 2)]
    assert "River news" in do("list", "--feeds")[1]

    tag(library, dam)
    code, out, _ = do("claims")
    assert (code, "attributed" in out, "the ministry" in out) == (0, True, True)
    assert len(rows(do("claims", "--json")[1])) == 1
    for narrowed, there in (("--status=attributed", True), ("--status=false", False), ("--speaker=nobody", False)):
        assert bool(do("claims", narrowed)[1]) is there
    assert do("claims", "--since", "2999-01-01")[1] == do("claims", "status:quote")[1] == ""
    exported = do("export", "--format", "jsonl")[1]
    assert [row["kind"] for row in rows(exported)] == ["entry", "text", "claim", "note", "event", "event"]
    assert do("export", "-o", str(tmp_path / "out.csv"))[2].endswith("out.csv.\n")
    assert (tmp_path / "out.csv").read_text().startswith("kind,id,uuid")
    code, out, err = do("export", "-o", str(tmp_path / "none" / "out.csv"))
    assert (code, out, "There is no such folder." in err) == (1, "", True)
    assert do("export", "--format", "csv", "--bom")[1].startswith("\ufeffkind")
    assert "claim/attributed" in do("export", "--entry", str(dam))[1]
    assert "Nothing is tagged" in do("export", "--search", "bridge")[1]
    assert 'xmlUrl="' + web.url_for("/river.xml") in do("export", "--opml")[1]

    (tmp_path / "kept.jsonl").write_text(exported + "{}\n")
    monkeypatch.setenv("CLAIMWIRE_LIBRARY", str(tmp_path / "other.db"))
    code, out, err = do("import", str(tmp_path / "kept.jsonl"))
    assert (code, out) == (3, "2 claims and notes brought back.\n")
    assert err.startswith("claimwire: Line 7: ")
    assert do("export", "--format", "jsonl")[1] == exported


def test_a_saved_page_that_changes_is_compared_listed_and_archived(
    web: HTTPServer, do: Do, library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert do("save", web.url_for("/dam"))[0] == 0
    (row,) = rows(do("list", "--json")[1])
    entry = str(row["entry"])
    assert do("show", entry, "--diff")[1] == "It has not changed since it was first kept.\n"
    db = open_library(library)
    kept = articles.load(db, EntryId(row["entry"]), "page")
    assert kept
    first = kept.article.sentences[0]
    anchor = Anchor(kept.revision, "body", first.start, first.end, kept.article.text[first.start : first.end])
    claims.tag(db, EntryId(row["entry"]), anchor, status=Status.ATTRIBUTED, now=utc())
    db.close()
    web.clear()
    said = PAGE.format(title="Water falls", links="", text=DAM.replace("4,000", "5,000"))
    web.expect_request("/dam").respond_with_data(said, content_type="text/html")
    assert do("save", web.url_for("/dam"))[0] == 0
    code, out, _ = do("show", entry, "--diff")
    assert code == 0
    assert re.search(r"\[-[^]]*4,000", out)
    assert re.search(r"\{\+[^}]*5,000", out)
    assert out.endswith("not found any more\n")
    listed = rows(do("show", entry, "--revisions", "--json")[1])
    new, old = [each for each in listed if each["source"] == "page"]
    assert old["hash"] != new["hash"]
    assert f"sha256 {old['hash'][:12]}" in do("show", entry, "--revisions")[1]
    assert do("show", entry, "--diff", "--revision", str(old["id"]))[1] == out
    assert do("show", entry, "--diff", "--revision", "999")[0] == 1
    assert do("show", entry, "--revision", "1")[0] == 2
    assert do("show", "99", "--diff")[0] == do("show", "99", "--revisions")[0] == do("archive", "99")[0] == 1

    assert do("archive", entry)[2] == "1 text of “Water falls” written to Water falls.html.\n"
    assert "<mark>The dam holds 4,000 tonnes" in (tmp_path / "Water falls.html").read_text()
    assert do("archive", entry)[2].endswith("Water falls 2.html.\n"), "a file that is there stays"
    assert do("archive", entry, "-o", "-")[1].startswith("<!DOCTYPE html>")

    assert do("export", "-o", "mine.jsonl")[0] == 0
    elsewhere = ("--library", str(tmp_path / "elsewhere.db"))
    code, told, _ = do("import", "mine.jsonl", *elsewhere)
    assert (code, told) == (0, "1 claim or note brought back.\n")
    (there,) = rows(do("list", "--json", *elsewhere)[1])
    assert do("show", str(there["entry"]), "--diff", *elsewhere)[1] == out, "the texts came along"
    assert "<mark>The dam holds 4,000 tonnes" in do("archive", str(there["entry"]), "-o", "-", *elsewhere)[1]


def test_a_page_with_one_feed_adds_it_and_with_several_asks(web: HTTPServer, do: Do) -> None:
    assert do("add", web.url_for("/one"))[:2] == (0, "“River news” added, with 2 entries.\n")
    code, out, err = do("add", web.url_for("/two"))
    assert (code, out) == (2, "")
    assert f"2  Hills  {web.url_for('/hills.xml')}" in err
    assert "--pick N or --all" in err
    assert do("add", web.url_for("/two"), "--pick", "3")[0] == 2
    assert do("add", web.url_for("/two"), "--pick", "2", "--title", "Peaks")[1] == "“Peaks” added, with 1 entry.\n"
    assert do("add", web.url_for("/two"), "--all")[1].count("is there already") == 2


def test_refresh_says_what_failed_and_is_3_when_some_did(web: HTTPServer, do: Do, tmp_path: Path) -> None:
    assert do("add", web.url_for("/river.xml"))[0] == 0
    code, out, err = do("refresh")
    assert (code, out, err) == (0, "", "")
    assert do("add", web.url_for("/hills.xml"))[0] == 0
    web.clear()
    web.expect_request("/river.xml").respond_with_data(rss("River news"), content_type="application/rss+xml")
    web.expect_request("/hills.xml").respond_with_data("gone away", status=503)
    code, out, err = do("refresh", "--feed-text-only")
    assert (code, out) == (3, "")
    assert err.startswith("claimwire: Hill news: ")
    code, out, _ = do("refresh", "hill", "--json")
    assert (code, rows(out)[0]["failures"][0]["url"]) == (1, web.url_for("/hills.xml"))
    code, _, err = do("refresh", "Hil nwes")
    assert (code, err) == (1, "claimwire: There is no feed “Hil nwes”. Did you mean “Hill news”?\n")
    assert do("refresh", "--due") == (0, "", "")


def test_a_single_page_is_kept_and_digested(web: HTTPServer, do: Do) -> None:
    code, out, _ = do("save", web.url_for("/dam"))
    assert (code, out.startswith("“Water falls” is kept")) == (0, True)
    assert [row["feed_title"] for row in rows(do("list", "--json")[1])] == ["Saved pages"]
    assert "the ministry said" in do("digest", web.url_for("/dam"))[1]
    code, _, err = do("save", web.url_for("/nothing"))
    assert (code, "could not be read" in err) == (1, True)


def test_a_file_of_html_is_digested_without_a_library(do: Do, library: Path, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE.format(title="Water \u202efalls", links="", text=DAM))
    code, out, _ = do("digest", str(tmp_path / "page.html"))
    assert (code, out.split("\n")[0]) == (0, "Water falls")
    assert rows(do("digest", str(tmp_path / "page.html"), "--json")[1])[0]["sentences"]
    assert not library.exists()


def test_a_digest_explains_what_was_decided_and_cut_before_the_article(
    web: HTTPServer, do: Do, library: Path, tmp_path: Path
) -> None:
    url = web.url_for("/dam")
    code, out, err = do("digest", url, "--explain")
    assert (code, err) == (0, "")
    assert out.startswith("The page as it is now.\n\nDecided\n")
    assert re.search(r"^Cut: \d+ blocks?$", out, re.MULTILINE)
    assert re.search(r"^Article, \d+% sure", out, re.MULTILINE)
    assert out.index("Cut: ") < out.index("Article, ") < out.index("the ministry said on Monday")
    assert not library.exists()
    told = rows(do("digest", url, "--explain", "--json")[1])[0]
    assert set(told) == {"from", "confidence", "doubt", "steps", "cut", "article"}
    assert told["article"]["sentences"]
    (tmp_path / "page.html").write_text(PAGE.format(title="Water \u202efalls", links="", text=DAM))
    assert "Water falls\n" in do("digest", str(tmp_path / "page.html"), "--explain")[1]


def test_an_explained_page_is_the_one_the_library_keeps_unless_it_is_to_be_fetched(web: HTTPServer, do: Do) -> None:
    url = web.url_for("/dam")
    do("save", url)
    asked = len(web.log)
    code, out, _ = do("digest", url, "--explain")
    assert (code, len(web.log)) == (0, asked)
    assert re.match(r"The page as it was kept on \d{4}-\d\d-\d\d \d\d:\d\d; --fetch asks for it anew\.\n", out)
    assert "the ministry said on Monday" in out
    assert do("digest", url, "--explain", "--fetch")[1].startswith("The page as it is now.")
    assert len(web.log) == asked + 1
    assert do("digest", web.url_for("/one"), "--explain")[1].startswith("The page as it is now.")
    code, _, err = do("digest", web.url_for("/nothing"), "--explain")
    assert (code, "could not be read" in err) == (1, True)


def test_a_rule_of_the_config_holds_for_every_verb_that_reads_a_page(web: HTTPServer, do: Do, tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text(f'[sites."{web.host}"]\nkeep = "h1"\n')
    for words in (("digest", web.url_for("/dam")), ("digest", web.url_for("/dam"), "--explain")):
        out = do(*words, "--config", str(tmp_path / "c.toml"))[1]
        assert "Water falls" in out
        assert "the ministry said on Monday" not in out.partition("Article, ")[2 if "--explain" in words else 0]
    do("save", web.url_for("/dam"), "--config", str(tmp_path / "c.toml"))
    assert "the ministry said on Monday" not in do("show", "1")[1]
    (tmp_path / "c.toml").write_text(f'[sites."{web.host}"]\nkeep = "h1["\n')
    assert "no CSS selector: h1[" in do("digest", web.url_for("/dam"), "--config", str(tmp_path / "c.toml"))[2]
    code, _, err = do("config", "--config", str(tmp_path / "c.toml"))
    assert (code, "line 2: keep = " in err) == (2, True)


def test_what_was_cut_is_printed_a_line_each_and_safe_to_draw(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    cut = (Cut("share\x1b[31m", "Share \u202ethis\n\n" + "page " * 200, 0.97), Cut("", ""))
    steps = (Step("a name that is far longer than a column", "choice", 12.5), Step("language", "uk"))
    article = Article("T\x07", "Text.\x1b[2J", blocks=(Block("paragraph", 0, 9),), confidence=0.414, doubt="Hm.")
    explaining.say(Explained(article, steps, cut), "From here.", Given())
    printed = capfdbinary.readouterr().out.decode().splitlines()
    assert printed == [
        "From here.",
        "",
        "Decided",
        "  a name that is far …  12.50  choice",
        "  language                     uk",
        "",
        "Cut: 2 blocks",
        "  share[31m   0.97  Share this" + " page" * 13 + " pag…",
        "",
        "",
        "Article, 41% sure: Hm.",
        "",
        "T",
        "",
        "Text.[2J",
    ]


def test_what_is_doubtful_of_a_text_is_told_beside_it(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    say_remarks(Article("T", "Text.", note="A page is missing.", doubt="Hm.\x1b[2J"))
    say_remarks(Article("T", "Text."))
    assert capfdbinary.readouterr() == (b"", b"claimwire: Hm.[2J\nclaimwire: A page is missing.\n")


def test_subscriptions_come_in_from_a_file_and_nothing_in_it_is_run(do: Do, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text(
        f'https://a.example/feed "Home" "~My feed"\n"exec:touch {tmp_path}/ran"\nhttps://b.example/feed\n'
    )
    code, out, err = do("import", str(tmp_path / "urls"))
    assert (code, out) == (3, "2 feeds added, 0 known already.\n")
    assert "which claimwire never does" in err
    assert not (tmp_path / "ran").exists()
    assert do("import", str(tmp_path / "urls"), "--json")[1].startswith('{"added":0,"known":2')
    (tmp_path / "junk").write_bytes(b"\x00\x01")
    code, _, err = do("import", str(tmp_path / "junk"))
    assert (code, err.startswith("claimwire: ")) == (1, True)


def test_config_prints_values_with_their_source(do: Do, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "my.toml").write_text('theme = "paper"\n')
    monkeypatch.setenv("CLAIMWIRE_ALLOW_HOSTS", "nas.local")
    code, out, _ = do("config", "--config", str(tmp_path / "my.toml"))
    assert code == 0
    lines = {line.split(" = ")[0]: line for line in out.splitlines()[1:]}
    assert lines["theme"].split("# ")[1] == "line 1"
    assert lines["allow_hosts"].endswith("# CLAIMWIRE_ALLOW_HOSTS")
    assert lines["preset"].endswith("# default")
    told = rows(do("--json", "--config", str(tmp_path / "my.toml"), "config")[1])[0]
    assert told["settings"]["theme"] == {"value": "paper", "source": "line 1"}
    assert do("config", "path", "--config", str(tmp_path / "my.toml"))[1] == f"{tmp_path / 'my.toml'}\n"
    example = Path(__file__).parents[1] / "config.example.toml"
    assert do("config", "example")[1] == example.read_text(encoding="utf-8")
    (tmp_path / "my.toml").write_text('[keys]\n"body.tga" = "c"\n')
    code, _, err = do("config", "--config", str(tmp_path / "my.toml"))
    assert (code, 'line 2: there is no command "body.tga". Did you mean "body.tag"?' in err) == (2, True)


def test_doctor_finds_a_damaged_library(do: Do, library: Path) -> None:
    code, out, _ = do("doctor")
    assert (code, "python: " in out) == (0, True)
    open_library(library).close()
    assert "integrity: sound" in do("doctor")[1]
    library.write_bytes(b"x" * 5000)
    code, out, _ = do("doctor")
    assert (code, "! library: " in out) == (4, True)
    assert {row["level"] for row in rows(do("doctor", "--json")[1])} >= {"good", "failed"}


def test_global_options_stand_anywhere(do: Do, tmp_path: Path) -> None:
    library = str(tmp_path / "own.db")
    open_library(Path(library)).close()
    for words in (
        ["--library", library, "--json", "list", "word"],
        ["list", "--library", library, "word", "--json"],
        ["list", "word", "-without", "--json", f"--library={library}"],
        ["--json", "list", "--limit", "3", "-n", "3", "-without", "--library", library],
    )[:3]:
        assert do(*words) == (0, "", "")


def test_a_phrase_that_the_shell_kept_whole_stays_whole() -> None:
    from tui.verbs.finding import asked_for

    assert asked_for(("feed:Two words", "new", "york")).feed_names == ("Two words",)
    assert asked_for(('"exact words"', "-ferry")).phrases == ("exact words",)


def test_the_stored_texts_are_digested_again_when_the_rules_have_changed(
    web: HTTPServer, do: Do, library: Path
) -> None:
    do("save", web.url_for("/dam"))
    assert do("digest", "--library") == (0, "Every text of the library was digested by today's rules already.\n", "")
    db = open_library(library)
    db.execute("UPDATE understood SET rules = 'older'")
    db.close()
    assert "1 text was digested by older rules. Run: claimwire digest --library" in do("doctor")[1]
    assert rows(do("digest", "--library", "--json")[1])[0]["done"] == 1
    assert "older rules" not in do("doctor")[1]
    db = open_library(library)
    db.execute("UPDATE understood SET rules = 'older'")
    db.close()
    assert do("--library", str(library), "digest", "--library")[1] == "1 text was digested again.\n"
    assert do("digest", "--library", str(library))[1].startswith("Every text")
    assert do("digest", "--library", str(library.with_name("none.db")))[0] == 1
    assert do("digest", "--library", "--jsonl")[0] == 2
    assert do("--library", str(library), "digest")[0] == 2
