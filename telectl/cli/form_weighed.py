"""What a form says otherwise, weighed: what is taken, what waits, what can't be taken."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from telectl.cli.form_taker import Taker, Why
from telectl.cli.form_words import Odd
from telectl.reports.form_told import Left
from telectl.workflow.forms.merging import Changed, Merged
from telectl.workflow.forms.sheet import Sheet

Prefer = Literal["form", "portfolio"]


@dataclass(frozen=True, slots=True)
class Weighed:
    """The changes that are taken, those in conflict, answers to another text, what is left."""

    taken: tuple[Changed, ...]
    conflicts: tuple[Changed, ...]
    reworded: tuple[Changed, ...]
    left: tuple[Left, ...]


def weighed(
    taker: Taker, merging: Merged, not_understood: Sequence[Odd], prefer: Prefer | None
) -> Weighed:
    """Each change by what is to become of it."""
    odd = {_unit_of(taker.sheet, each): each for each in not_understood}
    wrong = {**taker.wrong(merging.changed)}
    good = [each for each in merging.changed if each.key not in {*odd, *wrong}]
    reworded = tuple(each for each in good if each.reworded is not None)
    same = [each for each in good if each.reworded is None]
    taken = [each for each in same if prefer == "form" or not each.conflict]
    # Without what waits, the rest may say too little.
    short = {**taker.wrong(taken)}
    return Weighed(
        tuple(each for each in taken if each.key not in short),
        () if prefer else tuple(each for each in same if each.conflict),
        reworded,
        tuple(_left(taker.sheet, merging, odd, wrong | short)),
    )


def _unit_of(sheet: Sheet, odd: Odd) -> str:
    row = odd.field.key.partition(":")[0]
    return next((each.unit or each.key for each in sheet.rows() if each.key == row), row)


def _left(
    sheet: Sheet, merging: Merged, odd: Mapping[str, Odd], wrong: Mapping[str, Why]
) -> Iterator[Left]:
    """The fields that can't be taken."""
    units = sheet.units()
    for key, each in odd.items():
        yield Left(each.field.sort, units[key].name, each.text, each.near)
    for key, why in wrong.items():
        if key not in odd:
            yield Left(why.why, units[key].name, why.about, None)
    for text in merging.gone:
        yield Left("gone", "", text, None)
