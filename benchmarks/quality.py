"""The quality of understanding, by the scorers of ../shared/bench/nlp on the development sets, through the two doors.

python benchmarks/quality.py [TASK ...] [--limit N]. One line a measure: what it is, the value, and the goal.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SHARED = Path(__file__).parents[1].parent / "shared"
SCORERS = SHARED / "bench" / "nlp"
DATA = SHARED / "data" / "nlp"
# task -> (what is measured, where the scorer's JSON has it, the goal on unseen sets)
MEASURES: dict[str, list[tuple[str, str, str]]] = {
    "sentences": [("mean F1 of ends inside paragraphs", "mean_f1_inside", "96.5"), ("of all ends", "mean_f1", "96.5")],
    "language": [("accuracy on headlines", "accuracy", ".985")],
    "ner": [("mean exact typed F1", "mean_f1", "62")],
    "entities": [("pair F1, one id for one thing", "mean_f1", "82")],
    "claims": [("average precision", "mean_ap", ".86")],
    "attribution": [
        ("sentence F1, news", "sets.en_gum_news.sentence.f1", "74"),
        ("sentence precision, news", "sets.en_gum_news.sentence.p", "88"),
        ("source F1, news", "sets.en_gum_news.source.f1", "65"),
        ("sentence F1, mean with talk", "sentence_f1", "-"),
    ],
    "related": [
        ("nDCG@5, same event", "sets.ecb_1_22.ndcg5", ".975"),
        ("MAP, same event", "sets.ecb_1_22.map", ".95"),
        ("MRR English to Ukrainian, headline", "sets.ntrex_dev en-uk headline.mrr", ".88"),
        ("MRR Ukrainian to English, headline", "sets.ntrex_dev uk-en headline.mrr", ".88"),
        ("MRR English to Ukrainian, article", "sets.ntrex_dev en-uk article.mrr", ".985"),
    ],
}


def scored(task: str, more: list[str]) -> dict[str, Any]:
    """What one scorer writes as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.json"
        command = [sys.executable, str(SCORERS / f"score_{task}.py"), "--data", str(DATA), "--json", str(out)]
        program = f"{sys.executable} -m tui"
        subprocess.run([*command, "--program", program, *more], check=True, stdout=subprocess.DEVNULL)
        return dict(json.loads(out.read_text("utf-8")))


def value(found: Any, path: str) -> str:
    """The number at a path of keys, or "?" where the scorer has none."""
    for key in path.split("."):
        if not isinstance(found, dict) or key not in found:
            return "?"
        found = found[key]
    return f"{found:.4f}" if isinstance(found, float) and found <= 1 else f"{found:.2f}"


def main() -> None:
    """Print the table."""
    if not SCORERS.exists() or not DATA.exists():
        raise SystemExit("The scorers and sets of ../shared are not beside the checkout; there is nothing to measure.")
    tasks = [word for word in sys.argv[1:] if word in MEASURES] or list(MEASURES)
    limit = sys.argv[sys.argv.index("--limit") :] if "--limit" in sys.argv else []
    print(f"{'task':12} {'measure':36} {'today':>8} {'goal':>6}")
    for task in tasks:
        found = scored(task, [] if task == "related" else limit)
        for name, path, goal in MEASURES[task]:
            print(f"{task:12} {name:36} {value(found, path):>8} {goal:>6}")
        for name, row in found["sets"].items() if task == "ner" else ():
            print(f"{'':12} {name:36} {row['f1']:8.2f}")


if __name__ == "__main__":
    main()
