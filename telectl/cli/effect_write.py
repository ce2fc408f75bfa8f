"""``telectl effect new``."""

from __future__ import annotations

from typing import Annotated

from telectl.cli.frame import Options, command, noun
from telectl.cli.parameters import DryRun, MoreWords, NewId, Title, choice, ids, text

app = noun("effect")


@command(app, "effect new")
def new(
    options: Options,
    *,
    id: NewId,
    words: MoreWords = None,
    title: Title = None,
    solution: Annotated[str | None, ids("--solution", key="solution", kinds=("solutions",))] = None,
    project: Annotated[str | None, ids("--project", key="project", kinds=("projects",))] = None,
    domain: Annotated[str | None, choice("--domain", key="domain", of="effect.domain")] = None,
    indicator: Annotated[str | None, text("--indicator", key="indicator")] = None,
    design: Annotated[str | None, choice("--design", key="design", of="effect.design")] = None,
    direction: Annotated[
        str | None, choice("--direction", key="direction", of="effect.direction")
    ] = None,
    source: Annotated[str | None, text("--source", key="source")] = None,
    url: Annotated[str | None, text("--url", key="url")] = None,
    dry_run: DryRun = False,
) -> int:
    """A documented effect of a solution, with its source."""
    from telectl.cli.acting import Acting, needed
    from telectl.workflow import records

    needed(title=title, solution=solution, domain=domain, indicator=indicator)
    needed(design=design, direction=direction, source=source)
    acting = Acting(options)
    typed = {"title": title, "solution": solution, "project": project, "domain": domain}
    typed |= {"indicator": indicator, "design": design, "direction": direction}
    sources = [{"title": source, **({"url": url} if url else {})}]
    made = records.new("effects", id, {**typed, "sources": sources}, words or [], acting.moment)
    return acting.carry_out("effect new", (made,), dry_run=dry_run, id=id, title=title)
