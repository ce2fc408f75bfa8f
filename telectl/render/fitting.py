"""A page in no more characters than a comment bears: whole points, and how many were left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from telectl.document import Block, Document, Heading, Inline, Items, Note
from telectl.locale import Voice

Write = Callable[[Sequence[Block]], str]


def fitted(document: Document, write: Write) -> str:
    """The page as it is written, whole where it may be so long."""
    whole = write(document.framed())
    return whole if _size(whole) <= document.longest else _cut(document, write)


def _size(text: str) -> int:
    """In bytes, which are never fewer than the characters that anybody counts."""
    return len(text.encode("utf-8", "replace"))


def _cut(document: Document, write: Write) -> str:
    points = [block for block in document.framed() for block in _single(block)]
    total = _count(points)
    room = document.longest - _size(write([_left_out(document, total)]))
    kept: list[Block] = []
    for each in points:
        room -= _size(write([each])) + len("\n\n")
        if room < 0:
            break
        kept.append(each)
    while kept and isinstance(kept[-1], Heading):
        kept.pop()
    return write([*_together(kept), _left_out(document, total - _count(kept))])


def _count(blocks: Sequence[Block]) -> int:
    return sum(isinstance(each, Items) for each in blocks)


def _left_out(document: Document, number: int) -> Note:
    return Note(Voice(document.language)("changes.cut", n=number))


def _single(block: Block) -> Iterator[Block]:
    """A list as one list for each of its points."""
    if isinstance(block, Items) and not block.ordered:
        yield from (Items((item,)) for item in block.items)
    else:
        yield block


def _together(blocks: Sequence[Block]) -> Iterator[Block]:
    """Lists that follow each other as one."""
    points: tuple[tuple[Inline, ...], ...] = ()
    for block in blocks:
        if isinstance(block, Items) and not block.ordered:
            points += block.items
            continue
        if points:
            yield Items(points)
        points = ()
        yield block
    if points:
        yield Items(points)
