"""A key or an item taken out of the text, with its lines or its comma."""

from __future__ import annotations

from telectl.store.yaml.nodes import Mapping, Sequence
from telectl.store.yaml.source import Inexpressible, Source


def remove_entry(source: Source, holder: Mapping, number: int) -> str:
    """The text without one of several entries of a mapping."""
    starts = [key.start.index for key, _ in holder.entries]
    ends = [source.content_end(value) for _, value in holder.entries]
    return _remove(source, holder.flow, starts, ends, number)


def remove_item(source: Source, holder: Sequence, number: int) -> str:
    """The text without one of several items of a list."""
    ends = [source.content_end(item) for item in holder.items]
    if holder.flow:
        starts = [item.start.index for item in holder.items]
    else:
        starts = [source.dash(holder, place) for place in range(len(holder.items))]
    return _remove(source, holder.flow, starts, ends, number)


def _remove(source: Source, flow: bool, starts: list[int], ends: list[int], number: int) -> str:
    if flow:
        return _from_flow(source, starts, ends, number)
    if source.begins_line(starts[number]):
        return _whole_lines(source, starts[number], ends[number])
    if number + 1 == len(starts):
        raise Inexpressible
    return _cut(source, starts[number], starts[number + 1], ends[number])


def _from_flow(source: Source, starts: list[int], ends: list[int], number: int) -> str:
    if number + 1 < len(starts):
        return _cut(source, starts[number], starts[number + 1], ends[number])
    return _cut(source, ends[number - 1], ends[number], ends[number - 1], starts[number])


def _cut(source: Source, start: int, end: int, gap: int, gap_end: int = -1) -> str:
    """Cut a stretch out, unless a comment would go with it."""
    if "#" in source.text[gap : end if gap_end < 0 else gap_end]:
        raise Inexpressible
    return source.text[:start] + source.text[end:]


def _whole_lines(source: Source, start: int, end: int) -> str:
    text = source.text
    first, last = source.line_start(start), source.next_line(end)
    if last == len(text) and last == source.line_end(end) and first:
        # The last line has no line break: the one before it goes, so that none is made.
        first -= 2 if text.startswith("\r\n", first - 2) else 1
    return text[:first] + text[last:]
