"""``telectl member new|end``."""

from __future__ import annotations

from datetime import timedelta
from typing import Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, noun
from telectl.cli.parameters import DryRun, MoreWords, NewId, choice, day, ids, text

app = noun("member")


@command(app, "member new")
def new(
    options: Options,
    *,
    id: NewId,
    words: MoreWords = None,
    name: Annotated[str | None, text("--name", "--title", key="name")] = None,
    home: Annotated[str | None, ids("--home", key="home", kinds=("organisations",))] = None,
    email: Annotated[str | None, text("--email", key="email")] = None,
    profession: Annotated[str | None, text("--profession", key="profession")] = None,
    body: Annotated[str | None, ids("--body", key="seat_body", kinds=("bodies",))] = None,
    role: Annotated[str | None, choice("--role", key="role", of="member.seats.role")] = None,
    represents: Annotated[
        str | None, ids("--represents", key="represents", kinds=("organisations",))
    ] = None,
    capacity: Annotated[
        str | None, choice("--capacity", key="capacity", of="member.seats.capacity")
    ] = None,
    since: Annotated[str | None, day("--since", key="member_since")] = None,
    dry_run: DryRun = False,
) -> int:
    """A new member, with a seat where a body is named."""
    from telectl.cli.acting import Acting, needed
    from telectl.cli.spoken import word_of
    from telectl.workflow import people, records

    needed(name=name)
    acting = Acting(options)
    first = since or acting.moment.day.isoformat()
    typed = {"title": name, "home_organisation": home, "email": email}
    typed |= {"profession": profession, "valid_from": first}
    role = word_of("role", role) if role else None
    capacity = word_of("capacity", capacity) if capacity else None
    seats = people.seat(body, role, represents, capacity, first)
    made = records.new("members", id, {**typed, "seats": seats}, words or [], acting.moment)
    return acting.carry_out("member new", (made,), dry_run=dry_run, id=id, title=name)


@command(app, "member end")
def end(
    options: Options,
    *,
    id: Annotated[str, arg("write.member", complete=complete_ids("members"), metavar="ID")],
    last_day: Annotated[str | None, day("--last-day", key="last_day")] = None,
    dry_run: DryRun = False,
) -> int:
    """The last day of a member, and of the seats still held; it may lie ahead."""
    from telectl.cli.acting import Acting
    from telectl.cli.options import day_of
    from telectl.workflow import people

    acting = Acting(options)
    last = day_of(last_day) if last_day else acting.moment.day
    changes = people.ending(acting.portfolio, id, last, acting.moment.today)
    after = last + timedelta(days=1)
    return acting.carry_out("member end", changes, dry_run=dry_run, ahead=after, id=id, day=last)
