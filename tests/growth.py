"""How the time of a piece of work grows with its size, told from the noise of a busy machine."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

ROUNDS = 8  # at most; a quiet machine needs one


def grows_less(work: Callable[[int], object], small: int, large: int, times: float, *, slack: float = 0.03) -> bool:
    """Whether work of the large size takes at most so many times as long as of the small: the least of some rounds."""
    least = {small: float("inf"), large: float("inf")}
    for _ in range(ROUNDS):
        for size in (small, large):
            least[size] = min(least[size], _taken(work, size))
        if least[large] <= times * least[small] + slack:
            return True
    return False


def _taken(work: Callable[[int], object], size: int) -> float:
    """Processor time of one go; what other tests left in memory is not gone through in the middle of it."""
    gc.disable()
    try:
        start = time.process_time()
        work(size)
        return time.process_time() - start
    finally:
        gc.enable()
