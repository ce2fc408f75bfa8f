"""Where each clause of the charter stands on a day, by the findings of its rules."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from typing import NamedTuple

from telectl.findings import Finding
from telectl.model.portfolio import Portfolio
from telectl.reports.clauses import CLAUSES, clause_of
from telectl.rules import RULES, sight


class Answer(NamedTuple):
    """Where one clause stands, by which rules, and the records that make it so."""

    status: str
    rules: tuple[str, ...]
    records: tuple[str, ...]
    broken: tuple[str, ...]
    commands: tuple[str, ...]


def rules_of(clause: str) -> tuple[str, ...]:
    """The codes of the rules that can find a clause not met."""
    found = (e.code for e in RULES.values() if clause in map(clause_of, e.clauses))
    return tuple(sorted(found))


def answers(
    portfolio: Portfolio, findings: Sequence[Finding], day: date, skipped: Collection[str] = ()
) -> dict[str, Answer]:
    """Every clause as of a day; a rule that could not run never makes one met."""
    return {name: _answer(portfolio, findings, day, name, skipped) for name in CLAUSES}


def _answer(
    portfolio: Portfolio,
    findings: Sequence[Finding],
    day: date,
    name: str,
    skipped: Collection[str],
) -> Answer:
    rules = rules_of(name)
    told = [each for each in findings if name in clauses_of(each)]
    broken = tuple(dict.fromkeys(map(told_briefly, told)))
    about = CLAUSES[name].records(portfolio, day) if sight.begun(portfolio, day) else ()
    records = tuple(dict.fromkeys(about))
    if told:
        status, records = "not_met", tuple(dict.fromkeys(map(_record, told)))
    elif not frozenset(skipped).isdisjoint(rules):
        status = "skipped"
    else:
        status = "met" if records else "nothing_to_judge"
    return Answer(status, rules, records, broken, CLAUSES[name].commands)


# Facts by which a finding of a rule of several clauses is about some of them only.
NARROWED: Mapping[str, Mapping[str, str]] = {
    "subject": {
        "clinical_content": "C17",
        "spread_potential": "C18",
        "cross_sector_content": "C19",
        "cross_sector_spread_potential": "C20",
    },
    "items": {
        "workflow_change": "C33",
        "training": "C34",
        "safe_operation": "C35",
        "commissioning": "C36",
        "operations_acknowledgement": "C44",
    },
    "field": {"patient_empowerment": "C3", "technical_responsible": "C5", "owner": "C23"},
}


def clauses_of(finding: Finding) -> frozenset[str]:
    """The clauses that a finding is about: its own where it says so, else its rule's."""
    own = finding.facts.get("clauses")
    rule = RULES.get(finding.code)
    tags = frozenset(
        map(clause_of, own if isinstance(own, tuple) else rule.clauses if rule else ())
    )
    return (tags & frozenset(_narrowed(finding))) or tags


def _narrowed(finding: Finding) -> Iterator[str]:
    for fact, clauses in NARROWED.items():
        said = finding.facts.get(fact)
        for word in said if isinstance(said, tuple) else (said,):
            if word in clauses:
                yield clauses[word]


def _record(finding: Finding) -> str:
    return PurePosixPath(finding.file).stem


def told_briefly(finding: Finding) -> str:
    """A finding by its code and its record."""
    return f"{finding.code} {_record(finding)}"
