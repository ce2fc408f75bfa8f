"""What a person types, read by the shape of a record."""

from __future__ import annotations

import pytest

from telectl.findings import Refusal
from telectl.model import KINDS
from telectl.model.key_paths import Assignment, assignment, key_path
from telectl.model.shape import shape_of
from telectl.model.values import parse
from telectl.workflow.records import id_from

PROJECT = shape_of(KINDS["projects"])
SOLUTION = shape_of(KINDS["solutions"])
EFFECT = shape_of(KINDS["effects"])


@pytest.mark.parametrize(
    ("word", "key", "text"),
    [
        ("title=Ny", "title", "Ny"),
        ("purpose=a=b", "purpose", "a=b"),
        ("milestones[x = y].done=2026-01-01", "milestones[x = y].done", "2026-01-01"),
        ("note=to\nlinjer", "note", "to\nlinjer"),
        ("note=", "note", ""),
    ],
)
def test_the_first_sign_outside_brackets_parts_key_and_value(
    word: str, key: str, text: str
) -> None:
    assert assignment(word) == Assignment(key, text)


@pytest.mark.parametrize("word", ["title", "=x", "a[b=c"])
def test_without_one_there_is_no_assignment(word: str) -> None:
    with pytest.raises(Refusal):
        assignment(word)


RAW = {
    "deployments": [
        {"site": "rigshospitalet", "readiness": [{"item": "training"}, {"item": "fallback"}]},
        {"site": "1"},
    ]
}


@pytest.mark.parametrize(
    ("key", "path"),
    [
        ("title", ("title",)),
        ("years.from", ("years", "from")),
        ("deployments[rigshospitalet].state", ("deployments", 0, "state")),
        ("deployments[2].state", ("deployments", 1, "state")),
        ("deployments[1].state", ("deployments", 1, "state")),
        (
            "deployments[rigshospitalet].readiness[fallback].share",
            ("deployments", 0, "readiness", 1, "share"),
        ),
    ],
)
def test_a_key_leads_to_its_place_and_a_name_beats_a_number(
    key: str, path: tuple[str | int, ...]
) -> None:
    assert key_path(SOLUTION, RAW, key)[0] == path


@pytest.mark.parametrize(
    "key",
    ["", ".", "title.", "title..x", "titel", "title[1]", "deployments[3]", "deployments[0].site"],
)
def test_a_key_that_leads_nowhere_is_refused(key: str) -> None:
    with pytest.raises(Refusal) as refused:
        key_path(SOLUTION, RAW, key)
    assert refused.value.exit_code == 2


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("indicator", "12", "12"),
        ("result", "12,5", 12.5),
        ("result", "-3", -3),
        ("result", "uændret", "uændret"),
        ("certainty", "high", "high"),
        ("certainty", "unknown:Ikke vurderet", {"unknown": "Ikke vurderet"}),
        ("fictional", "nej", False),
        ("recorded", "2026-02-01", "2026-02-01"),
        ("sites", r"a, b\,c,", ["a", "b,c"]),
    ],
)
def test_a_value_is_what_its_key_holds(key: str, text: str, value: object) -> None:
    path, shape = key_path(EFFECT, {}, key)
    assert path == (key,)
    assert parse(shape, text, key) == value


def test_what_only_looks_unknown_stays_text() -> None:
    assert parse(PROJECT.keys["purpose"], "unknown:x", "purpose") == "unknown:x"


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("Sårvurdering på Ærø, 2026", "saarvurdering-paa-aeroe-2026"),
        ("Møde i Østre", "moede-i-oestre"),
        ("Café – à la carte", "cafe-a-la-carte"),
    ],
)
def test_an_id_reads_like_its_title(title: str, id: str) -> None:
    assert id_from(title) == id
