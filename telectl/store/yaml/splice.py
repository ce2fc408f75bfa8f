"""One change as the replacement of one stretch of text."""

from __future__ import annotations

from typing import NamedTuple

from telectl.findings import KeyPath
from telectl.model.changes import Append, Remove
from telectl.store.yaml import emit
from telectl.store.yaml.emit import Piece
from telectl.store.yaml.nodes import Mapping, Node, Scalar, Sequence, children, value_of
from telectl.store.yaml.source import Inexpressible, Source
from telectl.store.yaml.unsplice import remove_entry, remove_item
from telectl.store.yaml.values import Edit, plain, same


class Spot(NamedTuple):
    """A node, and what holds it: a mapping with its key, or a list."""

    node: Node
    holder: Mapping | Sequence | None = None
    key: Scalar | None = None
    number: int = 0


def spliced(source: Source, edit: Edit) -> str:
    """The text after one change."""
    if isinstance(edit, Remove):
        return _removed(source, edit.path)
    spot, rest = _walk(source.root, edit.path)
    value = plain(edit.value)
    if isinstance(edit, Append):
        if not rest and isinstance(spot.node, Sequence):
            return _append(source, spot, value)
        value = [value]
    for part in reversed(rest[1:]):
        value = {str(part): value}
    if not rest:
        return _replace(source, spot, value)
    if isinstance(spot.node, Mapping):
        return _add_key(source, spot, str(rest[0]), value)
    return _replace(source, spot, {str(rest[0]): value})


def _walk(root: Mapping, path: KeyPath) -> tuple[Spot, KeyPath]:
    """The deepest node on a path that exists, and the rest of the path."""
    spot = Spot(root)
    for done, part in enumerate(path):
        below = _below(spot.node, part)
        if below is None:
            return spot, path[done:]
        spot = below
    return spot, ()


def _below(node: Node, part: str | int) -> Spot | None:
    if isinstance(node, Mapping):
        found = ((key, value) for key, value in node.entries if key.text == part)
        return next((Spot(value, node, key) for key, value in found), None)
    if isinstance(node, Sequence) and isinstance(part, int):
        return Spot(node.items[part], node, None, part)
    return None


def _removed(source: Source, path: KeyPath) -> str:
    spot, _ = _walk(source.root, path)
    holder = spot.holder
    if holder is None:
        raise Inexpressible
    if len(children(holder)) == 1:
        empty: object = [] if isinstance(holder, Sequence) else {}
        return _replace(source, _walk(source.root, path[:-1])[0], empty)
    if isinstance(holder, Sequence):
        return remove_item(source, holder, spot.number)
    return remove_entry(source, holder, _number(holder, spot))


def _number(holder: Mapping, spot: Spot) -> int:
    return next(number for number, (key, _) in enumerate(holder.entries) if key is spot.key)


def _append(source: Source, spot: Spot, value: object) -> str:
    node = spot.node
    assert isinstance(node, Sequence)
    if not node.items:
        return _replace(source, spot, [value])
    if node.flow:
        at = source.content_end(node.items[-1])
        return _put(source, at, at, f", {emit.flow(value)}")
    return _insert_below(
        source, node.items[-1], emit.item_lines(value, node.start.column, source.layout)
    )


def _add_key(source: Source, spot: Spot, key: str, value: object) -> str:
    node = spot.node
    assert isinstance(node, Mapping)
    if not node.entries:
        return _replace(source, spot, {key: value})
    last = node.entries[-1][1]
    if node.flow:
        at = source.content_end(last)
        return _put(source, at, at, f", {emit.key_text(key)}: {emit.flow(value)}")
    return _insert_below(
        source, last, emit.entry_lines(key, value, node.start.column, source.layout)
    )


def _insert_below(source: Source, node: Node, lines: list[str]) -> str:
    at = source.line_end(source.content_end(node))
    return _put(source, at, at, "".join(source.newline + line for line in lines))


def _put(source: Source, start: int, end: int, new: str) -> str:
    return source.text[:start] + new + source.text[end:]


def _replace(source: Source, spot: Spot, value: object) -> str:
    """Another value in the place of a node."""
    if same(value_of(spot.node), value):
        return source.text
    if spot.holder is None:
        return _replace_root(source, value)
    if spot.holder.flow or _stays_flow(spot.node, value):
        return _replace_inline(source, spot.node, _one_line(value, spot.node, flow=True))
    if isinstance(value, (dict, list)) and value:
        return _replace_by_block(source, spot, value)
    if isinstance(spot.node, Scalar):
        return _replace_scalar(source, spot, value)
    return _replace_block(source, spot, _one_line(value, spot.node))


def _one_line(value: object, node: Node, *, flow: bool = False) -> str:
    """A value on one line, quoted as the scalar that it replaces."""
    if isinstance(value, (dict, list)):
        return emit.flow(value)
    return emit.scalar(value, node.style if isinstance(node, Scalar) else "", flow=flow)


def _stays_flow(node: Node, value: object) -> bool:
    """A list of plain items in brackets, changed to another, stays in brackets."""
    return (
        isinstance(node, Sequence)
        and node.flow
        and isinstance(value, list)
        and not any(isinstance(item, (dict, list)) for item in value)
    )


def _replace_root(source: Source, value: object) -> str:
    start, end = source.root.start.index, source.content_end(source.root)
    if not isinstance(value, dict):
        raise Inexpressible
    lines = emit.mapping_lines(value, 0, source.layout) if value else ["{}"]
    return _put(source, start, end, source.newline.join(lines))


def _replace_inline(source: Source, node: Node, new: str) -> str:
    start, end = node.start.index, source.content_end(node)
    if start == end:
        if source.text[start - 1 : start] not in {":", "-"}:
            raise Inexpressible
        new = f" {new}"
    return _put(source, start, end, new)


def _replace_scalar(source: Source, spot: Spot, value: object) -> str:
    """A scalar by a scalar: in its old style where that fits."""
    node = spot.node
    assert isinstance(node, Scalar)
    indent = _text_indent(source, spot)
    block = _as_block(value, node.style, indent)
    if block is not None:
        return _with_tail(source, node, node.start.index, block)
    new = _one_line(value, node)
    if node.style in {"|", ">"}:
        return _with_tail(source, node, node.start.index, Piece(new, []))
    return _replace_inline(source, node, new)


def _as_block(value: object, style: str, indent: int) -> Piece | None:
    if not isinstance(value, str):
        return None
    if style == ">":
        return emit.folded(value, indent) or emit.literal(value, indent)
    if "\n" in value or style == "|":
        return emit.literal(value, indent)
    return None


def _text_indent(source: Source, spot: Spot) -> int:
    """How far a block text is indented here: as the one that it replaces."""
    node, holder = spot.node, spot.holder
    assert holder is not None
    if isinstance(node, Scalar) and node.style in {"|", ">"}:
        for line in source.text[node.start.index : node.end.index].splitlines()[1:]:
            if line.strip():
                return len(line) - len(line.lstrip(" "))
    return holder.start.column + (source.layout.step if isinstance(holder, Mapping) else 2)


def _with_tail(source: Source, node: Node, start: int, piece: Piece) -> str:
    """The head in place of the node, what follows on that line kept, the tail below it.

    Comments between a key and its value are kept, and one behind the head of a block text.
    """
    between = source.text[start : node.start.index]
    above = between.rstrip(" ").removesuffix("\n").removesuffix("\r") if "#" in between else ""
    end = source.content_end(node)
    comment, after = "", end
    if isinstance(node, Scalar) and node.style in {"|", ">"}:
        first = source.text[node.start.index : source.line_end(node.start.index)]
        comment = first[len(first.split(" ")[0]) :]
    else:
        after = source.line_end(end)
        comment = source.text[end:after]
    gap = " " if piece.head and source.text[start - 1 : start] in {":", "-"} else ""
    below = "".join(source.newline + line for line in piece.tail)
    return _put(source, start, after, gap + piece.head + above + comment + below)


def _replace_by_block(source: Source, spot: Spot, value: dict[str, object] | list[object]) -> str:
    node, key = spot.node, spot.key
    if key is None:
        column = node.start.column + (node.start.index == node.end.index)
        return _with_tail(
            source, node, node.start.index, emit.after_dash(value, column, source.layout)
        )
    assert spot.holder is not None
    start = source.colon(key, node)
    return _with_tail(
        source, node, start, emit.under_key(value, spot.holder.start.column, source.layout)
    )


def _replace_block(source: Source, spot: Spot, new: str) -> str:
    """A block mapping or list by a value on one line."""
    node = spot.node
    if spot.key is None or node.start.line == spot.key.start.line:
        return _with_tail(source, node, node.start.index, Piece(new, []))
    return _with_tail(source, node, source.colon(spot.key, node), Piece(new, []))
