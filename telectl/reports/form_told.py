"""What reading a form would change: field by field, old and new, and what can't be placed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from telectl.document import Block, Document, Heading, Inline, Items, Paragraph, Report, Text
from telectl.locale import Voice
from telectl.workflow.forms.merging import Changed

VERSION = 1
# So much of a long text is shown around what is new in it.
AROUND, MOST = 40, 160


@dataclass(frozen=True, slots=True)
class Left:
    """Something that can't be placed: why, in which field, the text, and what was meant."""

    why: str
    name: str
    text: str
    near: str | None


@dataclass(frozen=True, slots=True)
class ToldForm:
    """One form: what it would change, what is in conflict, what is left over.

    In ``reworded`` are the answers to a text that has changed since.
    """

    file: str
    kind: str
    record: str
    title: str
    changed: tuple[Changed, ...]
    conflicts: tuple[Changed, ...]
    reworded: tuple[Changed, ...]
    left: tuple[Left, ...]
    comments: tuple[str, ...]


def report(voice: Voice, day: date, forms: Sequence[ToldForm]) -> Report:
    """Every form with its changes, conflicts and left-overs."""
    view = {"day": day.isoformat(), "forms": [_view(each) for each in forms]}
    blocks = tuple(block for each in forms for block in _blocks(voice, each))
    return Report("read", VERSION, view, Document("", voice.language, blocks))


def _view(form: ToldForm) -> dict[str, object]:
    return {
        "file": form.file,
        "kind": form.kind,
        "record": form.record,
        "changes": [_changed_view(each) for each in form.changed],
        "conflicts": [_changed_view(each) for each in form.conflicts],
        "reworded": [{**_changed_view(e), "now": e.reworded} for e in form.reworded],
        "left_over": [
            {"why": each.why, "field": each.name, "text": each.text, "nearest": each.near}
            for each in form.left
        ],
        "comments": list(form.comments),
    }


def _changed_view(each: Changed) -> dict[str, object]:
    return {"key": each.key, "field": each.name, "old": each.old, "new": each.new}


def _blocks(voice: Voice, form: ToldForm) -> Iterator[Block]:
    yield Heading(2, voice("read.form", file=form.file, title=form.title, id=form.record))
    if form.changed:
        yield Items(tuple((_change(voice, each),) for each in form.changed))
    else:
        yield Paragraph((voice("read.nothing"),))
    if form.conflicts:
        yield Paragraph((Text(voice("read.conflicts", n=len(form.conflicts)), "watch"),))
        yield Items(tuple((_conflict(voice, each),) for each in form.conflicts))
    if form.reworded:
        told = voice("read.reworded", n=len(form.reworded), id=form.record)
        yield Paragraph((Text(told, "watch"),))
        yield Items(tuple((_reworded(voice, each),) for each in form.reworded))
    if form.left:
        yield Paragraph((Text(voice("read.left", n=len(form.left)), "bad"),))
        yield Items(tuple((_left(voice, each),) for each in form.left))
    if form.comments:
        yield Paragraph((voice("read.comments", n=len(form.comments)),))
        yield Items(tuple((_short(each),) for each in form.comments))


def _change(voice: Voice, each: Changed) -> Inline:
    old, new = around(each.old, each.new)
    nothing = voice("read.empty")
    return voice("read.change", name=each.name, old=old or nothing, new=new or nothing)


def _conflict(voice: Voice, each: Changed) -> Inline:
    nothing = voice("read.empty")
    facts = {"portfolio": _short(each.old) or nothing, "form": _short(each.new) or nothing}
    return voice("read.conflict", name=each.name, **facts)


def _reworded(voice: Voice, each: Changed) -> Inline:
    nothing = voice("read.empty")
    facts = {"now": _short(each.reworded or "") or nothing, "form": _short(each.new) or nothing}
    return voice("read.reworded_field", name=each.name, **facts)


def _left(voice: Voice, each: Left) -> Inline:
    key = f"read.why.{each.why}"
    near = f"{key}_near"
    facts = {"name": each.name, "text": _short(each.text), "nearest": each.near}
    return voice(near if each.near and voice.has(near) else key, **facts)


def around(old: str, new: str) -> tuple[str, str]:
    """Two texts as far as they differ, with a little of what is the same around it."""
    if max(len(old), len(new)) <= MOST or not (old and new):
        return _short(old), _short(new)
    begin = _same(old, new)
    end = _same(old[begin:][::-1], new[begin:][::-1])
    return _piece(old, begin, end), _piece(new, begin, end)


def _same(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _piece(text: str, begin: int, end: int) -> str:
    start, stop = max(begin - AROUND, 0), min(len(text) - end + AROUND, len(text))
    cut = f"{'…' if start else ''}{text[start:stop]}{'…' if stop < len(text) else ''}"
    return _short(cut)


def _short(text: str) -> str:
    line = " / ".join(" ".join(each.split()) for each in text.split("\n") if each.strip())
    return line if len(line) <= MOST else f"{line[: MOST - 1].rstrip()}…"
