"""Keys set and items added in a record that is there: pure, from what was typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from telectl.findings import Exit, KeyPath, Refusal
from telectl.model.changes import Append, Change, Remove, Set
from telectl.model.decision import Decision
from telectl.model.key_paths import assignments, key_path, spelt
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.shape import Shape
from telectl.model.values import missing, parse, part
from telectl.workflow.baselines import agreed, keyed
from telectl.workflow.filled import refuse_filled
from telectl.workflow.moment import STAMP, Moment
from telectl.workflow.records import TOP, item, raw_of, shape_for
from telectl.workflow.resting import refuse_more
from telectl.workflow.sealed import refuse_sealed
from telectl.workflow.stamp_faults import faults
from telectl.workflow.standing_at import value_at

# What may be put right in an agreed plan: when, why and by what it was agreed, and not what.
CORRECTED = ("date", "reason", "decision", "recorded")


def setting(
    portfolio: Portfolio,
    record_id: str,
    words: Sequence[str],
    moment: Moment,
    *,
    correcting: bool = False,
) -> tuple[Change, ...]:
    """``KEY=VALUE`` words as changes of a record; an empty value takes the key away.

    ``correcting`` where the reason is told with it: a journal number is then put right.
    """
    shape, raw = shape_for(portfolio, record_id), raw_of(portfolio, record_id)
    changes: list[Change] = []
    for word in assignments(words):
        path, held = key_path(shape, raw, word.key)
        value = parse(held, word.text, word.key) if word.text else None
        if not _puts_back(portfolio, record_id, path, value):
            _refuse_guarded(portfolio, record_id, path, value, correcting=correcting)
        if not correcting and value_at(raw, path) != value:
            _refuse_known(portfolio, record_id, path, value_at(raw, path))
        if not correcting:
            refuse_more(portfolio, record_id, path, less=value is None)
        if value is None:
            changes.append(_removed(record_id, raw, path, word.key))
            continue
        changes.append(Set(record_id, path, value))
        stamp = _stamp_path(shape, path) if moment.late else None
        if stamp and path != stamp:
            changes.append(Set(record_id, stamp, moment.today))
    _refuse_half(shape, raw, changes)
    return _in_order([*changes, *late_ends(shape, raw, changes, moment)])


def late_ends(
    shape: Shape, raw: Mapping[str, object], changes: Sequence[Change], moment: Moment
) -> Iterator[Change]:
    """With an end that is past already goes the day of writing it down; no other has one."""
    ends = [each for each in changes if isinstance(each, Set | Remove)]
    said = {each.path for each in ends}
    for each in ends:
        written = (*each.path[:-1], "end_recorded")
        if each.path[-1] != "valid_to" or written in said or not shape.at(written):
            continue
        end = day_in(each.value) if isinstance(each, Set) else None
        if end and end < moment.today:
            if end != day_in(value_at(raw, each.path)):
                yield Set(each.id, written, moment.today)
        elif value_at(raw, written) is not None:
            yield Remove(each.id, written)


def day_in(value: object) -> date | None:
    """The day that a raw value is, if it is one."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:  # the validation of the write says so, with its place
        return None


def _refuse_half(shape: Shape, raw: Mapping[str, object], changes: Sequence[Change]) -> None:
    """Refuses a part that would be begun without all that it must have."""
    begun: dict[KeyPath, dict[str, object]] = {}
    for each in changes:
        if isinstance(each, Set) and len(each.path) > 1:
            above = each.path[:-1]
            if value_at(raw, above) is None:
                begun.setdefault(above, {})[str(each.path[-1])] = True
    for path, made in begun.items():
        held = shape.at(path)
        lacking = missing(held, made) if held else ()
        if lacking:
            keys = tuple(spelt((*path, key)) for key in lacking)
            raise Refusal(Exit.USAGE, "set.lacks", key=spelt(path), keys=keys)


def _removed(record_id: str, raw: Mapping[str, object], path: KeyPath, key: str) -> Remove:
    if value_at(raw, path) is None:
        raise Refusal(Exit.USAGE, "value.absent", id=record_id, key=key)
    return Remove(record_id, path)


def _stamp_path(shape: Shape, path: KeyPath) -> KeyPath | None:
    """Where the innermost dated item on a path keeps its day of writing down."""
    for end in range(len(path), 0, -1):
        held = shape.at(path[:end]) if isinstance(path[end - 1], int) else None
        if held and STAMP in held.keys:
            return (*path[:end], STAMP)
    return None


def _refuse_guarded(
    portfolio: Portfolio,
    record_id: str,
    path: KeyPath,
    value: object = None,
    *,
    correcting: bool = False,
) -> None:
    """An id is a file's name; a project moves through its gate and in no other way."""
    if path[0] == "id" and record_id not in TOP:
        raise Refusal(Exit.USAGE, "set.id", id=record_id)
    entry = portfolio.entries.get(record_id)
    if entry and entry.folder == "projects" and path[0] in ("state", "transitions"):
        raise Refusal(Exit.REFUSED, "set.state", id=record_id, key=str(path[0]))
    if entry and entry.folder == "decisions" and path[0] == "stamps":
        _refuse_stamps(portfolio, record_id, path)
    meeting = portfolio.get(Meeting, record_id)
    if meeting and not correcting:
        refuse_sealed(meeting, raw_of(portfolio, record_id), path, value)
    project = portfolio.get(Project, record_id)
    if project and (_agreed_value(project, path) is not None or _is_history(path)):
        raise Refusal(Exit.REFUSED, "set.baseline", id=record_id, key=spelt(path))


def _refuse_stamps(portfolio: Portfolio, record_id: str, path: KeyPath) -> None:
    """What was fixed stays so; only a stamp that can't be is taken away, or given its reason."""
    case = portfolio.get(Decision, record_id)
    wrong = {each.place for each in faults(portfolio, case)} if case else set()
    if len(path) == 1 or path[1] not in wrong or path[2:] not in ((), ("reason",)):
        raise Refusal(Exit.REFUSED, "set.stamps", id=record_id, key=spelt(path))


def _refuse_known(portfolio: Portfolio, record_id: str, path: KeyPath, there: object) -> None:
    """What is given or filled once is put right with a reason."""
    case = portfolio.get(Decision, record_id)
    if case and case.journal and path[0] == "journal":
        raise Refusal(Exit.REFUSED, "set.journal", id=record_id, number=case.journal.number)
    if case:
        refuse_filled(portfolio, case, path, there)


def _is_history(path: KeyPath) -> bool:
    return path[0] == "baselines" and (len(path) != 3 or path[2] not in CORRECTED)


def _agreed_value(project: Project, path: KeyPath) -> object:
    """What was agreed of what stands at a path: it changes by an agreement and in no other way."""
    plan = agreed(project)
    if plan is None:
        return None
    if path == ("budget", "baseline"):
        return plan.budget
    if path[0] != "milestones" or path[2:] != ("baseline",):
        return None
    keys = tuple(keyed(each.title for each in project.milestones))
    return plan.days.get(keys[path[1]]) if isinstance(path[1], int) else None


def _puts_back(portfolio: Portfolio, record_id: str, path: KeyPath, value: object) -> bool:
    """Whether a project is put right: the state to its last move, the plan to what was agreed."""
    project = portfolio.get(Project, record_id)
    if project is None:
        return False
    if path == ("state",) and project.transitions:
        return value == project.transitions[-1].to
    before = _agreed_value(project, path)
    return None not in (value, before) and str(value) == str(before)


def _in_order(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Values first; then items are taken away from the end, so that numbers hold."""
    gone = [each for each in changes if isinstance(each, Remove)]
    gone.sort(key=lambda each: [f"{p:09d}" if isinstance(p, int) else p for p in each.path])
    return (*(each for each in changes if not isinstance(each, Remove)), *reversed(gone))


def adding(
    portfolio: Portfolio, record_id: str, key: str, words: Sequence[str], moment: Moment
) -> tuple[Change, ...]:
    """One more item in a list: from ``KEY=VALUE`` words, or plain texts where it holds these."""
    shape = shape_for(portfolio, record_id)
    path, held = key_path(shape, raw_of(portfolio, record_id), key)
    _refuse_guarded(portfolio, record_id, path, words)
    refuse_more(portfolio, record_id, path)
    if held.sort != "list" or held.item is None:
        raise Refusal(Exit.USAGE, "value.no_list", key=key)
    if held.item.sort != "part":
        new = [parse(held.item, each, key) for each in words]
        _refuse_twice(raw_of(portfolio, record_id), path, new, key)
        return tuple(Append(record_id, path, each) for each in new)
    return (Append(record_id, path, item(held.item, part(held.item, words), moment, key)),)


def _refuse_twice(raw: Mapping[str, object], path: KeyPath, new: list[object], key: str) -> None:
    """What stands in a list of words already is refused, not doubled."""
    held = value_at(raw, path)
    there = [str(each) for each in held] if isinstance(held, list) else []
    twice = [str(each) for i, each in enumerate(new) if str(each) in (*there, *map(str, new[:i]))]
    if twice:
        raise Refusal(Exit.CONFLICT, "add.there", key=key, values=tuple(dict.fromkeys(twice)))
