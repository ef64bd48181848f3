"""Builds tui/text/words/letters.toml: what runs of letters say about the language of a headline.

Run by hand with lingua-language-detector 1.3.5 and the `bench` extra installed: `python benchmarks/build_letters.py`.
Headlines are drawn from lingua's counts of newspapers (letter_chains.py), a part of their words foreign, as names are;
a multinomial regression tells their languages apart, and the pairs of run and language that say most are kept.
"""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from letter_chains import Chain, models
from scipy.sparse import csr_matrix

from tui.text.language import runs

TABLE = Path(__file__).parent.parent / "tui" / "text" / "words" / "letters.toml"
MAIN = ["en", "uk", "ru", "be", "bg", "de", "fr", "es", "it", "pl", "cs", "pt", "nl"]  # the languages most read here
LATIN = "en de fr es it pl cs pt nl sk sl hr ro hu sv da no fi tr lt lv et ca id vi und".split(" ")  # noqa: SIM905
CYRILLIC = ["uk", "ru", "be", "bg", "mk", "sr", "und"]
STRANGERS = {"latin": "sq is eu cy ga la eo sw so zu", "cyrillic": "kk mn"}  # what "und" is learned from
FILES = {"no": "nb"}
ALPHABETS = {
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "be": "абвгдеёжзійклмнопрстуўфхцчшыьэюя",
    "bg": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "mk": "абвгдѓежзѕијклљмнњопрстќуфхцчџш",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџш",
}
STRANGE = -40  # at most, for a letter of another Cyrillic alphabet: names too are spelt in a language's own
SIZES = {"latin": (30_000, 50_000, 14_600), "cyrillic": (30_000, 16_000, 4_850)}  # runs, and pairs kept by and by
DRAWN, DRAWN_MAIN = 4_000, 8_000  # headlines of each language
FOREIGN = 0.35  # at most this share of a headline's words is foreign
PRIOR = dict.fromkeys(MAIN, 20)  # tenths, as the weights; other languages have none
OTHERS = 0.7  # what a pair of another language is worth when pairs are kept
HEAD = """\
# What letters and runs of up to five letters ("_" is a word's edge) say about the language of a text: by language and
# script, the weight in tenths -> the runs that have it. `prior` is what a language has before the first word; "und"
# stands for the languages of a script that are not here. Built by benchmarks/build_letters.py from the counts of
# lingua-language-detector 1.3.5 (Peter M. Stahl; Apache License 2.0; made from the news of the Leipzig Corpora
# Collection, CC BY 4.0).
"""
Rows = list[tuple[int, list[str]]]  # a language's place in its script, and the words of a headline


def headlines(script: str, names: list[str]) -> Rows:
    """Headlines of each language, in no order."""
    chance, folder = random.Random(7), models()
    chains = {name: Chain(folder / FILES.get(name, name)) for name in names if name != "und"}
    strangers = [Chain(folder / name) for name in STRANGERS[script].split()]
    out: Rows = []
    for at, name in enumerate(names):
        for _ in range(DRAWN_MAIN if name in MAIN else DRAWN):
            chain = chains.get(name) or chance.choice(strangers)
            share = chance.random() * FOREIGN
            others = list(chains.values())
            words = [
                foreign(chance.choice(others), chance) if chance.random() < share else chain.word(chance)
                for _ in range(chance.randint(3, 12))
            ]
            out.append((at, words))
    chance.shuffle(out)
    return out


def foreign(chain: Chain, chance: random.Random) -> str:
    """A word long enough to be a name."""
    while len(word := chain.word(chance)) < 5:
        pass
    return word


def matrix(rows: Rows, places: dict[str, int]) -> Any:
    """Headlines by runs: how often each stands there."""
    ends, columns, values = [0], [], []
    for _, words in rows:
        for run, count in Counter(run for word in words for run in runs(word)).items():
            if run in places:
                columns.append(places[run])
                values.append(count)
        ends.append(len(columns))
    return csr_matrix((np.array(values, np.float32), np.array(columns, np.int32), ends), shape=(len(rows), len(places)))


def fit(seen: Any, wanted: Any, start: Any, mask: Any, rounds: int) -> Any:
    """Weights of run and language by multinomial regression (Adam, Kingma and Ba 2015); only where the mask is 1."""
    chance, weights = np.random.default_rng(1), start.copy()
    mean, square, turn = np.zeros_like(weights), np.zeros_like(weights), 0
    for done in range(rounds):
        step, order = 0.05 * (1 - done / rounds) + 0.002, chance.permutation(seen.shape[0])
        for at in range(0, len(order), 4000):
            some = seen[order[at : at + 4000]]
            guess = some @ weights
            guess = np.exp(guess - guess.max(1, keepdims=True))
            guess /= guess.sum(1, keepdims=True)
            slope = np.asarray(some.T @ (guess - wanted[order[at : at + 4000]])) / some.shape[0] * mask
            turn += 1
            mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope * slope
            weights -= step * (mean / (1 - 0.9**turn)) / (np.sqrt(square / (1 - 0.99**turn)) + 1e-4)
    return weights


def learned(script: str, names: list[str]) -> dict[str, dict[str, int]]:
    """Language -> run -> weight in tenths."""
    rows = headlines(script, names)
    often = Counter(run for _, words in rows for run in {run for word in words for run in runs(word)})
    known = [run for run, _ in often.most_common(SIZES[script][0])]
    wanted = np.eye(len(names), dtype=np.float32)[[at for at, _ in rows]]
    seen = matrix(rows, {run: at for at, run in enumerate(known)})
    weights = fit(seen, wanted, np.zeros((len(known), len(names)), np.float32), 1.0, 8)
    weights -= np.median(weights, 1, keepdims=True)  # the same added to all languages says nothing
    rank = np.sqrt([[often[run]] for run in known]) * [1.0 if name in MAIN else OTHERS for name in names]
    for kept in SIZES[script][1:]:
        worth = np.abs(weights) * rank
        mask = (worth >= np.partition(worth.ravel(), -kept)[-kept]).astype(np.float32)
        weights = fit(seen, wanted, weights * mask, mask, 7)
    tenths = np.round(weights * 10).astype(int)
    return {
        name: {
            run: int(tenths[row, at]) for row, run in enumerate(known) if abs(tenths[row, at]) > (len(run) > 2)
        }  # or says little
        for at, name in enumerate(names)
    }


def without_strangers(name: str, table: dict[str, int]) -> dict[str, int]:
    """A language's weights, with what speaks against it in letters that it does not have."""
    own = ALPHABETS.get(name)
    strange = set("".join(ALPHABETS.values())) - set(own) if own else set()
    return table | {letter: min(STRANGE, table.get(letter, 0)) for letter in sorted(strange)}


def main() -> None:
    """Write the table."""
    with TABLE.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for script, names in (("latin", LATIN), ("cyrillic", CYRILLIC)):
            for name, found in learned(script, names).items():
                table = without_strangers(name, found)
                file.write(f"\n[{script}.{name}]\nprior = {PRIOR.get(name, 0)}\n")
                for weight in sorted(set(table.values()), reverse=True):
                    file.write(f'{weight} = "{" ".join(run for run in table if table[run] == weight)}"\n')


if __name__ == "__main__":
    main()
