"""Settings come from a file and the environment; what is wrong is answered with file, line, key and a way out."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui import config, tomlfile
from tui.config import Settings, load
from tui.errors import BadConfig
from tui.model import SiteRule
from tui.plain import line

ROOT = Path(__file__).parents[1]


def written(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def refused(tmp_path: Path, text: str | bytes) -> BadConfig:
    with pytest.raises(BadConfig) as caught:
        load(written(tmp_path, text), {})
    assert caught.value.code == 2
    assert caught.value.what.startswith(str(tmp_path / "config.toml"))
    return caught.value


def test_the_example_file_is_what_the_code_renders() -> None:
    assert (ROOT / "config.example.toml").read_text(encoding="utf-8") == config.example()


def test_every_line_of_the_example_taken_out_of_its_comment_is_the_default() -> None:
    bare = "\n".join(
        line.removeprefix("#") if line.startswith("#") and line[1:2] not in (" ", "") else line
        for line in config.example().splitlines()
    )
    table = tomllib.loads(bare)
    assert table.pop("keys") == {"body.tag": "c"}
    assert table.pop("statuses") == {"propaganda": "p"}
    assert table.pop("sites") == {
        "example.org": {"keep": "article .text", "drop": [".ad", "aside"], "title": "h1.head", "date": "time"}
    }
    hints = {each.name: each.default for each in fields(Settings) if each.name not in ("keys", "statuses", "sites")}
    assert {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()} == hints


def test_without_a_file_everything_is_at_its_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "nowhere"))
    loaded = load(None, {})
    assert loaded.settings == Settings()
    assert set(loaded.sources.values()) == {"default"}
    assert not (tmp_path / "nowhere").exists()


def test_values_say_where_they_come_from(tmp_path: Path) -> None:
    path = written(tmp_path, 'theme = "paper"\n\nallow_hosts = ["nas.local"]\n[keys]\n"body.tag" = "c"\n')
    loaded = load(path, {"CLAIMWIRE_ALLOW_HOSTS": "10.0.0.5:8080, nas.local,"})
    assert (loaded.settings.theme, loaded.sources["theme"]) == ("paper", "line 1")
    assert loaded.settings.allow_hosts == ("nas.local", "10.0.0.5:8080")
    assert loaded.sources["allow_hosts"] == "line 3, CLAIMWIRE_ALLOW_HOSTS"
    assert (loaded.settings.keys, loaded.key_lines) == ({"body.tag": ("c",)}, {"body.tag": 5})
    assert loaded.sources["glyphs"] == "default"


def test_the_config_variable_names_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, "measure = 60\n")
    assert load(None, {"CLAIMWIRE_CONFIG": str(path)}).settings.measure == 60


def test_keys_may_be_one_or_several_or_none_and_may_go_without_quotes(tmp_path: Path) -> None:
    path = written(tmp_path, '[keys]\nbody.tag = ["c", "f5"]\n"list.star" = []\n')
    assert load(path, {}).settings.keys == {"body.tag": ("c", "f5"), "list.star": ()}


def test_a_site_has_its_own_rules_however_its_table_is_written(tmp_path: Path) -> None:
    rule = SiteRule(keep=("article",), drop=(".ad", "aside"), title="h1", date="time")
    for text in (
        '[sites."Wire.example"]\nkeep = "article"\ndrop = [".ad", "aside"]\ntitle = "h1"\ndate = "time"\n',
        '[sites]\n"wire.example" = {keep = ["article"], drop = [".ad", "aside"], title = "h1", date = "time"}\n',
        '[sites.wire.example]\nkeep = "article"\ndrop = [".ad", "aside"]\ntitle = "h1"\ndate = "time"\n',
    ):
        assert load(written(tmp_path, text), {}).settings.sites == {"wire.example": rule}
    both = '[sites.example]\nkeep = "p"\n[sites.news.example]\ndrop = ".x"\n[sites."хвиля.example"]\n'
    assert load(written(tmp_path, both), {}).settings.sites == {
        "example": SiteRule(keep=("p",)),
        "news.example": SiteRule(drop=(".x",)),
        "xn--b1amj1b1c.example": SiteRule(),
    }


def test_a_selector_that_cannot_be_understood_is_answered_with_its_line_when_it_is_looked_at(tmp_path: Path) -> None:
    for wrong in ('keep = "p"\ndrop = ["aside", "p..x"]', "# a\ndate = 'time[datetime'", '#\ntitle = "h1::before"'):
        loaded = load(written(tmp_path, f'[sites."a.example"]\n{wrong}\n'), {})
        with pytest.raises(BadConfig) as caught:
            config.check_sites(loaded)
        assert "line 3: " in caught.value.what
        assert "is no CSS selector: " in caught.value.what
    config.check_sites(load(written(tmp_path, '[sites."a.example"]\ndrop = ["div > p:first-child", "#x"]\n'), {}))


def test_an_unknown_key_is_answered_with_line_and_nearest_key(tmp_path: Path) -> None:
    error = refused(tmp_path, '# mine\n\ntehme = "night"\n')
    assert error.what.endswith('config.toml, line 3: there is no key "tehme".')
    assert error.hint == 'Did you mean "theme"?'


def test_an_unknown_table_is_answered_with_its_line(tmp_path: Path) -> None:
    assert ", line 2: " in refused(tmp_path, "\n[colours]\nred = 1\n").what


def test_an_unknown_command_is_answered_with_line_and_nearest_command(tmp_path: Path) -> None:
    loaded = load(written(tmp_path, '[keys]\n"body.tga" = "c"\n'), {})
    with pytest.raises(BadConfig) as caught:
        config.check_commands(loaded, {"body.tag", "list.star"})
    assert caught.value.what.endswith('line 2: there is no command "body.tga".')
    assert caught.value.hint == 'Did you mean "body.tag"?'


@pytest.mark.parametrize(
    ("text", "what", "hint"),
    [
        ('theme = "nihgt"', 'theme = "nihgt" is none of auto, night, paper, ansi.', 'Did you mean "night"?'),
        ("measure = 5", "measure = 5 does not fit: expected `int` >= 30.".replace("`", ""), ""),
        ('measure = "wide"', "expected int, got str", ""),
        ("measure = true", "expected int, got bool", ""),
        ("allow_hosts = [1]", "expected str, got int", ""),
        ('[keys]\n"body.tag" = 3', '"body.tag" must be a key or a list of keys, not 3.', ""),
        ("keys = 3", "keys must be a table", ""),
        ("sites = 3", "sites must be a table", 'Write [sites."example.org"]'),
        ('[sites]\n"a.example" = 3', '"a.example" is no host.', ""),
        ('[sites."https://a.example/x"]\nkeep = "p"', '"https://a.example/x" is no host.', ""),
        ('[sites."a.example"]\n\nkepe = "p"', 'line 3: there is no key "kepe".', 'Did you mean "keep"?'),
        (
            '[sites."a.example"]\ndrop = 3',
            "line 2: drop = 3 is not a CSS selector or a list of them.",
            "config example",
        ),
        ('[sites."a.example"]\ndrop = [3]', "line 2: drop = [3] is not a CSS selector or a list of them.", ""),
        ('[sites."a.example"]\ntitle = ["h1"]', 'line 2: title = ["h1"] is not a CSS selector.', ""),
        ("theme = ", "this is not TOML", ""),
        ("measure = " + "9" * 5000, "this is not TOML", ""),
        ("measure = " + "[" * 5000, "this is not TOML", ""),
        (b"\n\xff\xfe", "line 2: this is not UTF-8 text.", "Save the file as UTF-8."),
    ],
)
def test_a_wrong_value_is_a_sentence_with_its_line(tmp_path: Path, text: str | bytes, what: str, hint: str) -> None:
    error = refused(tmp_path, text)
    assert what in error.what
    assert ", line " in error.what
    assert hint in error.hint
    assert len(error.what) < 300 + len(str(tmp_path))


def test_a_named_file_must_be_there_and_be_a_file(tmp_path: Path) -> None:
    with pytest.raises(BadConfig, match="There is no config file"):
        load(tmp_path / "none.toml", {})
    with pytest.raises(BadConfig, match="cannot be read"):
        load(tmp_path, {})


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert load(written(tmp_path, b"\xef\xbb\xbfmeasure = 60"), {}).settings.measure == 60


@given(st.text(max_size=200))
def test_whatever_the_file_says_the_answer_is_settings_or_a_sentence(text: str) -> None:
    here = Path("config.toml")
    said = ""
    try:
        table = tomlfile.table(text, here)
        tomlfile.keys(here, text, table)
        tomlfile.sites(here, text, table)
        for name in table:
            tomlfile.line_of(text, name)
    except BadConfig as error:
        said = error.what
    assert said == line(said)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x7f")))
def test_a_value_is_written_as_toml_that_reads_back(value: str) -> None:
    assert tomllib.loads(f"x = {tomlfile.written([value, [value]])}")["x"] == [value, [value]]


def test_without_a_home_there_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    for asked in (config.default_path, config.demo_path, lambda: config.library_path({})):
        with pytest.raises(BadConfig, match=r"\$HOME"):
            asked()
    assert config.library_path({"CLAIMWIRE_LIBRARY": str(tmp_path / "l.db")}) == tmp_path / "l.db"
