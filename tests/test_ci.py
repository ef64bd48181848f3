"""The proof of a checkout installs it the way the README tells people to."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
INSTALL = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/claimwire demo"
PROVE = "python3 -m venv .venv && .venv/bin/pip install '.[test]' && .venv/bin/python -m pytest"


def test_the_readme_shows_both_commands_and_the_proof_reads_the_second_from_it() -> None:
    lines = [line.strip() for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()]
    assert INSTALL in lines
    assert [line for line in lines if "pip install '.[test]'" in line][:1] == [PROVE]
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "README.md" in script
    assert f"# README: {PROVE}" in script


def test_the_lock_has_every_dependency_with_hashes_and_no_address() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    assert {re.match(r"[a-z0-9-]+", each)[0] for each in wanted} <= locked  # type: ignore[index]
    packages = re.split(r"^(?=[a-z])", lock, flags=re.MULTILINE)[1:]
    assert all("--hash=sha256:" in package for package in packages)
    assert "://" not in lock
    assert "index" not in lock
