"""Acts of telectl picked at random: what each of them did is legal, or it was refused."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator

from telectl.model.decision import Decision
from telectl.model.meeting import Meeting
from telectl.model.portfolio import Portfolio
from telectl.model.project import Project
from telectl.model.task import Task
from telectl.workspace import open_folder
from tests.desk import TODAY, Desk, run

Act = Callable[["Walk"], tuple[str, ...]]
REASON = ("--reason", "Skrivefejl i sagen")


class Walk:
    """One who gives telectl's commands at random in a folder."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk = desk
        self.random = random.Random(seed)
        self.given: list[tuple[tuple[str, ...], int]] = []
        self.number = 0

    @property
    def portfolio(self) -> Portfolio:
        return open_folder(self.desk.folder / "data", TODAY).portfolio

    def one(self, kind: type) -> str:
        return str(self.random.choice(self.portfolio.of(kind)).id)

    def fresh(self, stem: str) -> str:
        self.number += 1
        return f"{stem}-{self.number}"

    def steps(self, count: int) -> Iterator[tuple[str, ...]]:
        """Commands that did something, each of them a commit."""
        for _ in range(count):
            words = self.random.choice(ACTS)(self)
            done = run("--yes", *words)
            assert done.code in (0, 1, 2, 4, 5), (words, done)
            self.given.append((words, done.code))
            if done.code == 0:
                yield words


def _advance(walk: Walk) -> tuple[str, ...]:
    project = walk.one(Project)
    states = [each.id for each in walk.portfolio.workflow.states]
    to = walk.random.choice(states)
    decided = [c.id for c in walk.portfolio.cases_about.get(project, ())]
    why = ("--decision", walk.random.choice(decided)) if decided else ()
    return "project", "advance", project, "--to", to, *why, "--reason", "Aftalt"


def _decide(walk: Walk) -> tuple[str, ...]:
    result = walk.random.choice(("godkendt", "afvist", "udsat"))
    day = ("--date", "2026-11-20")
    return (
        "decision",
        "record",
        walk.one(Decision),
        "--body",
        "koncerndirektionen",
        *day,
        "--result",
        result,
    )


def _decide_step(walk: Walk) -> tuple[str, ...]:
    """A step that needs nothing but its decision."""
    to = walk.random.choice(("on_hold", "stopped"))
    about = ("--point", "at det sker", "--moves", f"{walk.one(Project)}:{to}")
    by = ("--body", "koncerndirektionen", "--date", "2026-11-20", "--result", "godkendt")
    return "decision", "record", walk.fresh("skridt"), "--title", "Et skridt", *by, *about


def _take_step(walk: Walk) -> tuple[str, ...]:
    """A step that was decided and not taken yet, if there is one."""
    decided = [
        (case.id, point.moves)
        for case in walk.portfolio.of(Decision)
        if case.id.startswith("skridt")
        for point in case.points
        if point.moves
    ]
    if not decided:
        return ("undo",)
    case, move = walk.random.choice(decided)
    how = ("--to", move.to, "--decision", case, "--reason", "Besluttet")
    return "project", "advance", move.project, *how


def _new_case(walk: Walk) -> tuple[str, ...]:
    about = ("--concerns", walk.one(Project))
    return (
        "case",
        "new",
        walk.fresh("sag"),
        "--title",
        "En ny sag",
        "--point",
        "at det gøres",
        *about,
    )


def _rebaseline(walk: Walk) -> tuple[str, ...]:
    planned = [each for each in walk.portfolio.of(Project) if each.milestones]
    project = walk.random.choice(planned)
    new = f"{project.milestones[0].title}=2027-0{walk.random.randint(1, 9)}-01"
    return (
        "project",
        "rebaseline",
        project.id,
        "--milestone",
        new,
        "--reason",
        "Udbuddet er forsinket",
    )


ACTS: tuple[Act, ...] = (
    _advance,
    _advance,
    _decide,
    _decide,
    _decide_step,
    _decide_step,
    _take_step,
    _take_step,
    _take_step,
    _new_case,
    lambda w: ("project", "note", w.one(Project), "Det går fremad"),
    _rebaseline,
    lambda w: ("case", "submit", w.one(Decision)),
    lambda w: ("case", "withdraw", w.one(Decision)),
    lambda w: ("case", "journalise", w.one(Decision), "EKSEMPEL-2026-900", "2026-11-20"),
    lambda w: ("case", "correct", w.one(Decision), "title=En bedre titel", *REASON),
    lambda w: ("case", "correct", w.one(Decision), "journal.number=EKSEMPEL-2026-901", *REASON),
    lambda w: ("case", "restamp", w.one(Decision), *REASON),
    lambda w: ("case", "supersede", w.one(Decision), "--title", "En ny sag i stedet"),
    lambda w: ("case", "excerpt", w.one(Decision), "--sent", "Herlev Hospital"),
    lambda w: (
        "followup",
        "add",
        w.one(Decision),
        "--text",
        "Spørge igen",
        "--responsible",
        "mads-thorsen",
        "--deadline",
        "2027-01-31",
    ),
    lambda w: ("followup", "done", w.one(Decision), "1"),
    lambda w: ("orientation", "record", w.one(Decision), "--all", "--what", "Beslutningen"),
    lambda w: ("set", w.one(Decision), "title=En anden titel"),
    lambda w: ("set", w.one(Project), "title=Et andet navn"),
    lambda w: ("set", w.one(Project), "milestones[1].due=2027-02-01"),
    lambda w: ("set", "telectl", f"thresholds.status_note_days={w.random.randint(20, 90)}"),
    lambda w: ("set", "hanne-brandstrup", "share=halv tid"),
    lambda w: ("member", "new", w.fresh("medlem"), "--name", "Et Medlem", "--since", "2026-11-01"),
    lambda w: ("member", "end", "mads-thorsen", "--on", "2026-11-10"),
    lambda w: (
        "task",
        "new",
        w.fresh("opgave"),
        "--title",
        "En opgave",
        "--owner",
        "lene-oestergaard",
    ),
    lambda w: ("task", "done", w.one(Task)),
    lambda w: ("meeting", "attend", w.one(Meeting), "--present", "hanne-brandstrup"),
    lambda w: ("meeting", "close", w.one(Meeting)),
    lambda w: ("set", w.one(Meeting), "minutes.status=final", "minutes.approved=2026-11-20"),
    lambda w: (
        "involvement",
        "record",
        w.one(Project),
        "--type",
        "workshop",
        "--profession",
        "læge",
        "--site",
        "herlev-og-gentofte-hospital",
        "--outcome",
        "Godt",
    ),
    lambda w: ("undo",),
    lambda w: ("undo",),
    lambda w: ("undo", "--redo"),
)
