"""Whether two posts tell the same story: a 63-bit fingerprint for near-duplicates, and the overlap of two signatures.

The fingerprint is Charikar's simhash over the weighted terms.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

from tui.model import Article, Term
from tui.text import terms as features

ALIKE = 0.5
_BITS = 63


def fingerprint(article: Article) -> int:
    """63 bits of which near-duplicates share nearly all; 0 for an article without terms."""
    sums = [0.0] * _BITS
    for term in article.terms or features.signature(article):
        bits = int.from_bytes(blake2b(term.key.encode(), digest_size=8).digest(), "big")
        for place in range(_BITS):
            sums[place] += term.weight if bits >> place & 1 else -term.weight
    return sum(1 << place for place in range(_BITS) if sums[place] > 0)


def same_story(a_terms: Sequence[Term], b_terms: Sequence[Term]) -> bool:
    """Whether the two signatures share half of their weight."""
    other = {term.key: term.weight for term in b_terms}
    return sum(min(term.weight, other.get(term.key, 0.0)) ** 2 for term in a_terms) >= ALIKE
