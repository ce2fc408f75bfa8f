"""``telectl effect new``."""

from __future__ import annotations

from typing import Annotated

from telectl.cli.frame import Options, command, noun, opt
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
    site: Annotated[
        list[str] | None, ids("--site", key="effect_site", kinds=("organisations",))
    ] = None,
    population: Annotated[
        str | None, opt("--population", key="write.population", metavar="N/INTERVENTION/CONTROL")
    ] = None,
    unit: Annotated[str | None, text("--unit", key="unit")] = None,
    baseline: Annotated[str | None, text("--baseline", key="effect_baseline")] = None,
    result: Annotated[str | None, text("--result", key="effect_result")] = None,
    difference: Annotated[str | None, text("--difference", key="difference")] = None,
    interval: Annotated[
        str | None, opt("--interval", key="write.interval", metavar="INTERVAL")
    ] = None,
    p: Annotated[str | None, opt("--p", key="write.p_value", metavar="NUMBER")] = None,
    certainty: Annotated[
        str | None, choice("--certainty", key="certainty", of="effect.certainty")
    ] = None,
    period: Annotated[str | None, text("--period", key="period")] = None,
    pays: Annotated[str | None, text("--pays", key="pays")] = None,
    gains: Annotated[str | None, text("--gains", key="gains")] = None,
    perspective: Annotated[
        str | None, choice("--perspective", key="perspective", of="effect.perspective")
    ] = None,
    date: Annotated[str | None, opt("--date", key="write.effect_date", metavar="WHEN")] = None,
    note: Annotated[str | None, text("--note", key="effect_note")] = None,
    dry_run: DryRun = False,
) -> int:
    """A documented effect of a solution, with its source: a gain, a loss, or none."""
    from telectl.cli.acting import Acting, needed
    from telectl.workflow import effects, records

    needed(title=title, solution=solution, domain=domain, indicator=indicator)
    needed(design=design, direction=direction, source=source)
    acting = Acting(options)
    typed = effects.typed(
        source=source,
        url=url,
        population=population,
        interval=interval,
        title=title,
        note=note,
        solution=solution,
        project=project,
        sites=site,
        domain=domain,
        indicator=indicator,
        unit=unit,
        design=design,
        baseline=baseline,
        result=result,
        difference=difference,
        p_value=p,
        period=period,
        date=date,
        perspective=perspective,
        direction=direction,
        certainty=certainty,
        pays=pays,
        gains=gains,
    )
    made = records.new("effects", id, typed, words or [], acting.moment)
    return acting.carry_out("effect new", (made,), dry_run=dry_run, id=id, title=title)
