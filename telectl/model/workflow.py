"""The workflow as data: states, moves, who approves, what each gate demands."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from telectl.model.base import Many, Part, Sector, Text
from telectl.model.organisation import Subject
from telectl.model.project import EvidenceKind
from telectl.model.solution import ReadinessItem, Signatory

ANY = "any"
LEFT = "left"
DEMANDS = (
    "evidence",
    "advice",
    "decision",
    "involvement",
    "field",
    "maturity",
    "readiness",
    "consent",
)


class Condition(Part):
    """When a demand applies; every part given must hold, what is unknown holds."""

    cross_sector: bool | None = None
    sectors: Many[Sector] = ()
    origin: Literal["existing", "new"] | None = None
    to: Many[str] = ()


class Demand(Part):
    """One thing that a gate asks for, of exactly one sort; a paper may need a signature."""

    evidence: EvidenceKind | None = None
    advice: Subject | None = None
    decision: Literal["in_force"] | None = None
    involvement: Literal["clinical_staff"] | None = None
    field: Text | None = None
    maturity: Annotated[int, Field(ge=1, le=5)] | Literal["mature"] | None = None
    readiness: Many[ReadinessItem] = ()
    consent: Literal["sites"] | None = None
    signed: Signatory | None = None
    when: Condition | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        given = [name for name in DEMANDS if getattr(self, name)]
        if len(given) != 1:
            raise ValueError("exactly one demand")
        return self

    @cached_property
    def sort(self) -> str:
        """Which of the sorts it is."""
        return next(name for name in DEMANDS if getattr(self, name))


class State(Part):
    """A state; from a final one nothing moves."""

    id: Text
    final: bool = False


class Step(Part):
    """A move that may be made: ``from: any`` and ``to: left`` are read as they stand."""

    origin: str = Field(alias="from")
    to: str
    approver: Literal["team_leader", "deciding_body"]
    gate: Text | None = None
    reason: bool = False


class Gate(Part):
    """A named set of demands."""

    id: Text
    demands: Many[Demand]


Routed = Literal["strategy", "action_plan", "communication_plan", "mapping", "direction"]


class Route(Part):
    """Advice that a case about something else than a project's step needs, and when."""

    advice: Subject
    about: Annotated[Many[Routed], Field(min_length=1)]
    when: Condition | None = None


class Workflow(Part):
    """States in their order, steps, gates; empty means that nothing may move."""

    schema_version: Literal[1] = 1
    states: Many[State] = ()
    steps: Many[Step] = ()
    gates: Many[Gate] = ()
    routes: Many[Route] = ()

    @cached_property
    def _by_name(self) -> tuple[Mapping[str, State], Mapping[str, Gate]]:
        states: dict[str, State] = {}
        for state in self.states:
            also = states.get(state.id, state)
            states[state.id] = State(id=state.id, final=state.final or also.final)
        gates: dict[str, Gate] = {}
        for gate in self.gates:
            held = gates[gate.id].demands if gate.id in gates else ()
            gates[gate.id] = Gate(id=gate.id, demands=(*held, *gate.demands))
        return states, gates

    @cached_property
    def _back(self) -> frozenset[str]:
        return frozenset(step.origin for step in self.steps if step.to == LEFT)

    @cached_property
    def _leading(self) -> dict[str, tuple[Step, ...]]:
        return {}

    def steps_from(self, name: str) -> tuple[Step, ...]:
        """The steps from a state; one of its own comes before one from any."""
        if name not in self._leading:
            own = [step for step in self.steps if step.origin == name]
            any_ = [step for step in self.steps if step.origin == ANY]
            self._leading[name] = (*own, *any_)
        return self._leading[name]

    def leads_back(self, name: str) -> bool:
        """Whether a step leads from there to the state that was left."""
        return name in self._back or ANY in self._back

    def state(self, name: str) -> State | None:
        """The state of that name; told twice, it is final where it is so once."""
        return self._by_name[0].get(name)

    def gate(self, name: str) -> Gate | None:
        """The gate of that name; told twice, it demands what either demands."""
        return self._by_name[1].get(name)

    def is_final(self, name: str) -> bool:
        """Whether nothing moves from there; an unknown state counts as final."""
        state = self.state(name)
        return state is None or state.final
