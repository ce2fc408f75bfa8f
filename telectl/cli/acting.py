"""What every writing command does around its own wish: open, carry out, tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from telectl.cli import clock
from telectl.cli.as_of import require_reading
from telectl.cli.frame import Options, deliver, show
from telectl.cli.streams import flush
from telectl.cli.telling import as_data, unsent_line
from telectl.findings import Exit, Refusal
from telectl.locale import LANGUAGES, Voice

if TYPE_CHECKING:
    from datetime import date

    from telectl.model.changes import Change
    from telectl.model.portfolio import Portfolio
    from telectl.workflow.moment import Moment
    from telectl.workspace import Workspace
    from telectl.workspace.acts import Applied, Intent


class Acting:
    """A portfolio opened to be written in, and the day of the act."""

    def __init__(self, options: Options) -> None:
        from telectl.cli.spoken import understand
        from telectl.workspace import open_folder

        require_reading(options, reads=False)
        self.options = options
        self.moment = moment_of(options)
        self._told = self.moment  # of the act told of: it may have a day of its own
        self._ahead: tuple[date, int] | None = None
        # An act of an earlier day leaves files that must hold on this one.
        self.workspace: Workspace = open_folder(options.root, self.moment.today)
        understand(self.portfolio)

    @property
    def portfolio(self) -> Portfolio:
        """The records before the act."""
        return self.workspace.portfolio

    @property
    def own_voice(self) -> Voice:
        """The language of the portfolio: its history reads alike whoever writes in it."""
        return Voice(self.portfolio.settings.language)

    def carry_out(
        self,
        name: str,
        changes: Sequence[Change],
        *,
        decision: str | None = None,
        records: tuple[str, ...] = (),
        dry_run: bool = False,
        gate: tuple[str, ...] = (),
        remarks: tuple[str, ...] = (),
        ahead: date | None = None,
        on: date | None = None,
        **facts: object,
    ) -> int:
        """Make the act and tell what was done; new errors refuse it.

        ``gate`` is what the act was asked for and has, in words, ``remarks`` what else is to
        be known; ``ahead`` a day on which it will have consequences that are better known now;
        ``on`` the day of the act where it isn't the one that all acts here have.
        """
        from telectl.workspace.acts import Intent

        facts |= self._body_by_name(facts)
        subject = self.own_voice(f"act.{name.replace(' ', '.')}", **facts)
        _require_answers(changes)
        self._told = self.moment.on(on) if on else self.moment
        intent = Intent(name, subject, self._with_stamps(tuple(changes)), decision, records)
        to_come = self.workspace.warned_on(ahead, intent.changes) if ahead else ()
        applied = self.workspace.apply(intent, commit=self.options.commit, dry_run=dry_run)
        applied = applied.with_more(to_come)
        if ahead and ahead > self.moment.today and to_come:
            self._ahead = (ahead, len(to_come))
        said = self.options.voice(f"act.{name.replace(' ', '.')}", **facts)
        done = [*gate, *self._done(said, applied, dry_run), *remarks]
        try:
            self._tell(intent, done, applied, dry_run)
            flush()
        except Refusal:
            self._tell_beside(done)
            raise
        return Exit.FINE

    def _body_by_name(self, facts: Mapping[str, object]) -> dict[str, str]:
        """The body of an act as people call it."""
        body = facts.get("body")
        return {"body": self.portfolio.title(body)} if isinstance(body, str) else {}

    def _with_stamps(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        """The changes, and the stamps of what they decide or add to what was decided."""
        from telectl.workflow import minuted
        from telectl.workflow.stamps import joined, may_begin, stamps_of_act, touched

        cases = touched(self.portfolio, changes) or may_begin(self.portfolio, changes)
        meetings = minuted.touched(self.portfolio, changes)
        if not (cases or meetings):
            return changes
        after = self.workspace.preview(changes).after.portfolio
        told = minuted.stamps_of_approval(self.portfolio, after, meetings, self._told)
        made = joined(changes, list(told))
        return stamps_of_act(self.portfolio, after, made, self._told) if cases else made

    def _tell_beside(self, done: list[str]) -> None:
        """The act stands also when its report went nowhere: that has to be known."""
        from telectl.render.safe import safe

        for line in done:
            show(safe(line), error=True)

    def _tell(self, intent: Intent, done: list[str], applied: Applied, dry_run: bool) -> None:
        lines = [*done, *self._remarks(applied)]
        if as_data(self.options):
            self._deliver(intent, lines, applied, dry_run)
        else:
            from telectl.render.safe import safe, safe_lines

            for line in lines:
                show(safe(line))
            if dry_run and applied.diff:
                show(safe_lines(applied.diff))
        self._warn(applied)

    def _done(self, said: str, applied: Applied, dry_run: bool) -> list[str]:
        voice = self.options.voice
        if not applied.diff:
            return [voice("acted.nothing")]
        if dry_run:
            return [voice("acted.would", subject=said)]
        if applied.commit:
            return [voice("acted.committed", subject=said, commit=applied.commit[:9])]
        return [voice("acted.written", subject=said)]

    def _remarks(self, applied: Applied) -> list[str]:
        voice, remarks = self.options.voice, []
        if self._told.late and applied.diff:
            day, today = self._told.day, self._told.today
            remarks.append(voice("acted.late", day=day, today=today))
        if self._ahead:
            day, many = self._ahead
            remarks.append(voice("acted.ahead", day=day, n=many))
        if applied.inexact:
            remarks.append(voice("acted.inexact", files=applied.inexact))
        if applied.untidy:
            remarks.append(voice("acted.untidy"))
        if applied.commit:
            remarks += unsent_line(self.options)
        return remarks

    def _deliver(self, intent: Intent, lines: list[str], applied: Applied, dry_run: bool) -> None:
        from telectl.document import Block, Code, Document, Items, Report
        from telectl.render.findings import finding_view, group_views

        voice, root = self.options.voice, self.options.root
        view = {
            "act": intent.name,
            "subject": intent.subject,
            "records": list(dict.fromkeys(intent.records or (c.id for c in intent.changes))),
            "decision": intent.decision,
            "day": self._told.day.isoformat(),
            "backdated": self._told.late,
            "dry_run": dry_run,
            "commit": applied.commit,
            "diff": applied.diff,
            "warnings": [finding_view(voice, each, root) for each in applied.warnings],
            "groups": group_views(voice, applied.warnings),
        }
        blocks: list[Block] = [Items(tuple((line,) for line in lines))]
        if dry_run and applied.diff:
            blocks.append(Code(applied.diff))
        document = Document("", voice.language, tuple(blocks))
        deliver(self.options, Report("act", 1, view, document))

    def _warn(self, applied: Applied) -> None:
        from telectl.render.findings import finding_lines

        for line in finding_lines(self.options.voice, applied.warnings, self.options.root):
            show(line, error=True)


def _require_answers(changes: Sequence[Change]) -> None:
    """Refuses a capital of a printed command that was typed as it stands."""
    from telectl.model.changes import Remove

    capitals = {word for each in LANGUAGES for word in Voice(each).names("capitals.words")}
    for change in changes:
        if not isinstance(change, Remove):
            for text in _texts(change.value):
                if text in capitals:
                    raise Refusal(Exit.USAGE, "value.capitals", value=text)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def moment_of(options: Options) -> Moment:
    """The day of the act and today; an act can't lie in the future."""
    from telectl.workflow.moment import Moment

    today = clock.today()
    day = options.on or today
    if day > today:
        raise Refusal(Exit.REFUSED, "act.future", day=day, today=today)
    return Moment(day, today)


def brief(text: str, most: int = 60) -> str:
    """A text as it fits into a line about it."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def needed(**given: object) -> None:
    """Refuses a command whose options lack one that it can't do without."""
    lacking = tuple(f"--{name.replace('_', '-')}" for name, value in given.items() if not value)
    if lacking:
        raise Refusal(Exit.USAGE, "usage.missing_options", names=lacking)
