"""The command in a process of its own: exit codes, no traceback, no heavy import, and any locale, pipe or terminal."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from tui import cli

ROOT = Path(__file__).parents[1]
STOPPED = (130, -signal.SIGINT)  # a shell tells both as 130; Python ends by the signal when it met an import


def environment(tmp_path: Path, **more: str) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("CLAIMWIRE", "XDG", "LC_", "LANG"))
    }
    return {**kept, "HOME": str(tmp_path), "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **more}


def claimwire(tmp_path: Path, *words: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "tui", *words],
        input=stdin,
        capture_output=True,
        env=environment(tmp_path, **more),
        timeout=60,
        check=False,
    )


def told(made: subprocess.CompletedProcess[bytes], code: int) -> str:
    """What was said on stderr: sentences, never a traceback."""
    said = made.stderr.decode()
    assert made.returncode == code, said
    assert "Traceback" not in said
    assert "made a mistake" not in said
    assert all(line.startswith("claimwire: ") and line.endswith((".", "?")) for line in said.splitlines())
    return said


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["serach", "x"], 2, "There is no verb “serach”. Did you mean `claimwire search`?"),
        (["list", "--lmit", "3"], 2, "Did you mean --limit?"),
        (["list", "is:unraed"], 2, "Did you mean is:unread?"),
        (["show", "x"], 2, "`claimwire show --help`"),
        (["add"], 2, "`claimwire add --help`"),
        (["search"], 2, "There is nothing to search for."),
        (["list"], 1, "There is no library at"),
        (["list", "--library", "."], 4, "is a folder"),
        (["import", "none.opml"], 1, "There is no file none.opml."),
        (["config", "--config", "none.toml"], 2, "There is no config file none.toml."),
        (["read"], 1, "The reader needs a terminal"),
        ([], 1, "The reader needs a terminal"),
        (["demo"], 1, "The reader needs a terminal"),
        (["digest"], 2, "Digest what?"),
        (["related"], 2, "Related to what?"),
        (["export", "--opml", "--bom"], 2, "--opml exports all subscriptions."),
        (["\x1b]52;c;!\x07"], 2, "There is no verb"),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_an_exit_code(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    said: str,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "CLAIMWIRE_LIBRARY", "CLAIMWIRE_CONFIG"):
        monkeypatch.delenv(name, raising=False)
    made = cli.run(words)
    out, err = capfd.readouterr()
    assert (made, out) == (code, "")
    assert said in err
    assert err.startswith("claimwire: ")
    assert err.endswith((".\n", "?\n"))
    assert "\x1b" not in err


def test_without_a_home_there_is_a_sentence(tmp_path: Path) -> None:
    made = claimwire(tmp_path, "list", HOME="nowhere", PYTHONSTARTUP="")
    if made.returncode == 1:
        pytest.skip("this system knows the user's folder without $HOME")
    assert "There is no home folder" in told(made, 2)


def test_a_file_that_is_no_library_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("not a library" * 100)
    assert "library" in told(claimwire(tmp_path, "list", "--library", str(tmp_path / "x.db")), 4)


@pytest.mark.parametrize("words", ["--version", "list", "search water", "config", "claims", "export"])
def test_quick_verbs_import_nothing_heavy(tmp_path: Path, words: str) -> None:
    script = (
        "import sys, runpy\n"
        f"sys.argv = ['claimwire', '--library', {str(tmp_path / 'l.db')!r}, *{words.split()!r}]\n"
        "try:\n    runpy.run_module('tui', run_name='__main__')\n"
        "except SystemExit:\n    pass\n"
        "heavy = {'textual', 'feedparser', 'lxml', 'readability', 'httpx2', 'pebble'} & set(sys.modules)\n"
        "sys.stderr.write(' '.join(sorted(heavy)) or 'none')\n"
    )
    library = "from tui.store.db import open_library; import sys; open_library(sys.argv[1]).close()"
    subprocess.run([sys.executable, "-c", library, str(tmp_path / "l.db")], env=environment(tmp_path), check=True)
    made = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment(tmp_path), check=True)
    assert made.stderr == b"none"


def test_a_mistake_of_ours_is_one_sentence_with_its_place(tmp_path: Path) -> None:
    script = """if True:
        import sys, threading
        from tui import cli
        from tui.verbs import table
        def fail(words):
            thread = threading.Thread(target=lambda: [][1])
            thread.start()
            thread.join()
            return {}["no such"]
        table.run = fail
        sys.argv = ["claimwire", "list"]
        cli.main()
    """
    made = subprocess.run([sys.executable, "-c", script], capture_output=True, env=environment(tmp_path), check=False)
    first, second = made.stderr.decode().splitlines()
    assert made.returncode == 1
    assert "IndexError at <string>:6" in first
    assert "KeyError at <string>:9: 'no such'." in second
    assert second.endswith("Please report this line with what you did.")


def test_the_door_is_utf8_in_any_locale_and_ends_well_after_bad_lines(tmp_path: Path) -> None:
    lines = ['{"id": "é", "text": "Міністр сказав, що міст безпечний."}', "no json", '{"id": 3}', '{"text": "no id"}']
    made = claimwire(
        tmp_path,
        "digest",
        "--jsonl",
        stdin="\n".join(lines).encode(),
        LC_ALL="C",
        PYTHONIOENCODING="ascii",
        PYTHONUTF8="0",
    )
    assert told(made, 0) == ""
    answers = [json.loads(line) for line in made.stdout.decode().splitlines()]
    assert [answer["id"] for answer in answers] == ["é", None, 3, None]
    assert answers[0]["text"] == "Міністр сказав, що міст безпечний."
    assert answers[0]["note"] == ""
    assert all(answer["note"] for answer in answers[1:])
    assert not (tmp_path / ".local").exists()


def test_related_answers_every_line(tmp_path: Path) -> None:
    texts = ["The dam on the Dnipro holds less water.", "Less water stands behind the Dnipro dam.", "A cat won a race."]
    lines = "".join(json.dumps({"id": number, "title": "", "text": text}) + "\n" for number, text in enumerate(texts))
    made = claimwire(tmp_path, "related", "--jsonl", "--limit", "1", stdin=lines.encode())
    assert told(made, 0) == ""
    answers = [json.loads(line) for line in made.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1, 2]
    assert [one["id"] for one in answers[0]["related"]] == [1]


def test_a_locale_without_our_letters_still_prints(tmp_path: Path) -> None:
    made = claimwire(tmp_path, "config", "path", XDG_CONFIG_HOME=str(tmp_path / "тека"), PYTHONIOENCODING="ascii")
    assert told(made, 0) == ""
    assert made.stdout.decode().strip().endswith("????/claimwire/config.toml")


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    command = f"{sys.executable} -m tui config example | true; exit ${{PIPESTATUS[0]}}"
    for _ in range(3):
        made = subprocess.run(["bash", "-c", command], capture_output=True, env=environment(tmp_path), check=False)
        assert told(made, 0) == ""


def test_a_full_disk_behind_the_output_is_a_sentence(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    with Path("/dev/full").open("wb") as full:
        made = subprocess.run(
            [sys.executable, "-m", "tui", "config"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(tmp_path),
            check=False,
        )
    assert "No space left" in made.stderr.decode()
    assert made.returncode == 1
    assert b"Traceback" not in made.stderr
    assert b"Exception ignored" not in made.stderr


@pytest.mark.parametrize("words", ["digest --jsonl", "related --jsonl"])
def test_ctrl_c_is_130_and_a_sentence(tmp_path: Path, words: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tui", *words.split()],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    ) as child:
        assert child.stdin
        assert child.stdout
        assert child.stderr
        child.stdin.write(b'{"id": 1, "text": "Hello there."}\n')
        child.stdin.flush()
        if words.startswith("digest"):
            child.stdout.readline()
        else:
            time.sleep(2)
        child.send_signal(signal.SIGINT)
        said = child.stderr.read().decode()
        assert child.wait(timeout=20) in STOPPED
    assert said.startswith("claimwire: Stopped.")
    assert "Traceback" not in said
    assert "Fatal" not in said


def test_ctrl_c_at_any_moment_of_the_start_is_a_sentence_alone(tmp_path: Path) -> None:
    for moment in (0.5, 0.8, 1.1):
        with subprocess.Popen(
            [sys.executable, "-m", "tui", "related", "--jsonl"],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(tmp_path),
            start_new_session=True,
        ) as child:
            assert child.stdin
            assert child.stderr
            child.stdin.write(b'{"id": 1, "text": "Hello there."}\n')
            child.stdin.flush()
            time.sleep(moment)
            os.killpg(child.pid, signal.SIGINT)  # as a terminal does: to every process of the command
            said = child.stderr.read().decode()
            assert child.wait(timeout=20) in STOPPED
        assert said == "claimwire: Stopped. What was done until then is kept.\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shells_get_a_completion(capfd: pytest.CaptureFixture[str], shell: str) -> None:
    assert cli.run(["completion", shell]) == 0
    out = capfd.readouterr().out
    assert "refresh" in out
    assert "feed-text-only" in out


def test_help_names_every_verb_and_fits_a_pipe(tmp_path: Path) -> None:
    made = claimwire(tmp_path, "--help")
    verbs = "read add save import refresh list show search claims export demo doctor digest related config"
    assert told(made, 0) == ""
    assert all(f" {verb} " in made.stdout.decode() for verb in verbs.split())
    assert b"\x1b" not in made.stdout


def on_a_terminal(tmp_path: Path, *words: str, answer: tuple[str, bytes] = ("", b"")) -> tuple[str, int]:
    """What a command writes on a terminal of its own, and its exit code; `answer` is typed once its words are seen."""
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "tui", *words], environment(tmp_path, TERM="xterm"))
    seen, until = b"", time.monotonic() + 30
    while time.monotonic() < until and select.select([terminal], [], [], 30)[0]:
        try:
            more = os.read(terminal, 4096)
        except OSError:
            break
        if not more:
            break
        seen += more
        if answer[0] and answer[0].encode() in seen:
            os.write(terminal, answer[1])
            answer = ("", b"")
    os.close(terminal)
    return seen.decode(), os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_progress_shows_on_a_terminal_and_only_there(tmp_path: Path) -> None:
    (tmp_path / "urls").write_text("http://127.0.0.1:18999/feed.xml\n")
    library = ["--library", str(tmp_path / "l.db")]
    assert claimwire(tmp_path, "import", str(tmp_path / "urls"), *library).returncode == 0
    seen, code = on_a_terminal(tmp_path, "refresh", *library)
    assert code == 1
    assert "1 of 1 feed" in seen
    assert "0 new entries in 1 feed, 1 failed." in seen
    made = claimwire(tmp_path, "refresh", *library)
    assert made.stdout == b""
    assert "127.0.0.1:18999/feed.xml: " in told(made, 1)


def test_a_person_at_a_terminal_picks_one_of_several_feeds(tmp_path: Path, httpserver: HTTPServer) -> None:
    links = '<link rel="alternate" type="application/rss+xml" title="{0}" href="/{0}.xml">'
    page = f"<html><head>{links.format('River')}{links.format('Hills')}</head><body><p>News</p></body></html>"
    httpserver.expect_request("/").respond_with_data(page, content_type="text/html")
    for name in ("River", "Hills"):
        feed = f'<rss version="2.0"><channel><title>{name}</title><item><title>Snow</title></item></channel></rss>'
        httpserver.expect_request(f"/{name}.xml").respond_with_data(feed, content_type="application/rss+xml")
    library = ["--library", str(tmp_path / "l.db")]
    seen, code = on_a_terminal(tmp_path, "add", httpserver.url_for("/"), *library, answer=("Which one (1-2)?", b"2\n"))
    assert code == 0
    assert "1  River  " in seen
    assert "“Hills” added, with 1 entry." in seen


def test_ctrl_c_ends_a_refresh_at_once_and_keeps_what_came_in(tmp_path: Path, httpserver: HTTPServer) -> None:
    slow, asked = threading.Event(), threading.Event()

    def answer(_: Request) -> Response:
        asked.set()
        slow.wait(25)
        return Response("late", status=503)

    feed = '<rss version="2.0"><channel><title>River</title><item><title>Snow</title></item></channel></rss>'
    httpserver.expect_oneshot_request("/feed.xml").respond_with_data(feed, content_type="application/rss+xml")
    httpserver.expect_request("/feed.xml").respond_with_handler(answer)
    library = ["--library", str(tmp_path / "l.db")]
    assert claimwire(tmp_path, "add", httpserver.url_for("/feed.xml"), *library).returncode == 0
    with subprocess.Popen(
        [sys.executable, "-m", "tui", "refresh", *library], stderr=subprocess.PIPE, env=environment(tmp_path)
    ) as child:
        try:
            assert asked.wait(20)
            began = time.monotonic()
            child.send_signal(signal.SIGINT)
            said = child.communicate(timeout=20)[1].decode()
        finally:
            slow.set()
    assert time.monotonic() - began < 5
    assert child.returncode in STOPPED
    assert said == "claimwire: Stopped. What was done until then is kept.\n"
    assert b"Snow" in claimwire(tmp_path, "list", *library).stdout
