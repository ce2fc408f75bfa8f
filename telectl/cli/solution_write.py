"""``telectl solution new|deploy|consent``."""

from __future__ import annotations

from typing import Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, noun
from telectl.cli.parameters import DryRun, MoreWords, NewId, Title, choice, day, ids, text

app = noun("solution")
Solution = Annotated[str, arg("write.solution", complete=complete_ids("solutions"), metavar="ID")]
Site = Annotated[str, arg("write.site", complete=complete_ids("organisations"))]


@command(app, "solution new")
def new(
    options: Options,
    *,
    id: NewId,
    words: MoreWords = None,
    title: Title = None,
    purpose: Annotated[str | None, text("--purpose", key="purpose")] = None,
    area: Annotated[str | None, text("--area", key="area")] = None,
    owner: Annotated[
        str | None, ids("--owner", key="organisation_owner", kinds=("organisations",))
    ] = None,
    sector: Annotated[
        list[str] | None, choice("--sector", key="sector", of="solution.sectors")
    ] = None,
    review: Annotated[str | None, day("--review", key="review")] = None,
    dry_run: DryRun = False,
) -> int:
    """A new solution."""
    from telectl.cli.acting import Acting, needed
    from telectl.workflow import records

    needed(title=title, purpose=purpose, area=area)
    acting = Acting(options)
    typed = {"title": title, "purpose": purpose, "area": area, "owner": owner}
    typed |= {"review_date": review}
    made = records.new("solutions", id, {**typed, "sectors": sector}, words or [], acting.moment)
    return acting.carry_out("solution new", (made,), dry_run=dry_run, id=id, title=title)


@command(app, "solution deploy")
def deploy(
    options: Options,
    *,
    id: Solution,
    site: Site,
    state: Annotated[
        str | None, choice("--state", key="deployment_state", of="solution.deployments.state")
    ] = None,
    since: Annotated[str | None, day("--since", key="since")] = None,
    start: Annotated[str | None, day("--start", key="start")] = None,
    dry_run: DryRun = False,
) -> int:
    """A solution at a site: planned, in pilot, in operation, ended."""
    from telectl.cli.acting import Acting, needed
    from telectl.cli.refusing import refuse_unready
    from telectl.cli.spoken import word_of
    from telectl.workflow import deployments

    needed(state=state)
    state = word_of("state", state or "")
    acting = Acting(options)
    refuse_unready(acting, id, site, state, since)
    changes = deployments.deploy(
        acting.portfolio, id, site, state, acting.moment, since=since, start=start
    )
    return acting.carry_out(
        "solution deploy", changes, dry_run=dry_run, id=id, site=site, state=state
    )


@command(app, "solution consent")
def consent(
    options: Options,
    *,
    id: Solution,
    site: Site,
    by: Annotated[str | None, text("--by", key="consent_by")] = None,
    date: Annotated[str | None, day("--date", key="consent_date")] = None,
    reference: Annotated[str | None, text("--reference", key="reference")] = None,
    dry_run: DryRun = False,
) -> int:
    """A municipality's or a practice's own consent."""
    from telectl.cli.acting import Acting, needed
    from telectl.workflow import deployments

    needed(by=by)
    acting = Acting(options)
    given = {"date": date, "by": by, "reference": reference}
    changes = deployments.consent(acting.portfolio, id, site, given, acting.moment)
    return acting.carry_out("solution consent", changes, dry_run=dry_run, id=id, site=site)
