"""Work that is done beside other work: in a forked process, where the system can do that and there is a processor for it."""

from __future__ import annotations

import gc
import multiprocessing
import os
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")


def can_fork() -> bool:
    """Whether a second process would be of use and can be had."""
    return (os.cpu_count() or 1) > 1 and "fork" in multiprocessing.get_all_start_methods()


@contextmanager
def few_collections() -> Iterator[None]:
    """Let Python look for rings in its memory among what is new, hardly ever in all of it, and not in what is there already.

    Texts and trees have none. Looking through all of them took a tenth of the time, and wrote into memory that processes
    share; not looking at all let the rings of templates and settings grow to 5 MB in each process.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(2_000, 20, 500)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


class Beside(Generic[T]):
    """A piece of work that has begun when this is made, or, where nothing can be forked, is done when its result is asked for.

    Nothing may be forked where there are threads; then `forked` is no. At the end of its `with` it is stopped, finished or not.
    """

    def __init__(self, work: Callable[[], T], *, forked: bool = True) -> None:
        self.work = work
        self.made: list[T] = []
        self.process = None
        if forked and can_fork():
            fork = multiprocessing.get_context("fork")
            self.answer, theirs = fork.Pipe(duplex=False)
            self.process = fork.Process(target=_answer, args=(work, theirs), daemon=True)
            self.process.start()
            theirs.close()

    def result(self) -> T:
        """What the work gives, once it is done. Raises RuntimeError with what it raised."""
        if not self.made:
            if self.process is None:
                self.made.append(self.work())
            else:
                made, error = self.answer.recv()
                if error:
                    raise RuntimeError(error)
                self.made.append(made)
        return self.made[0]

    def __enter__(self) -> Beside[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.join()
            self.answer.close()


def _answer(work: Callable[[], T], answer: Connection) -> None:
    try:
        answer.send((work(), ""))
    except BaseException as error:
        answer.send((None, "".join(traceback.format_exception(error))))
