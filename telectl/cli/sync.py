"""``telectl sync``: own acts sent, others' acts fetched."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from telectl.cli import clock
from telectl.cli.frame import Exit, Options, Refusal, command, opt, show, verb
from telectl.cli.telling import as_data, tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from telectl.locale import Voice
    from telectl.store.merging import Side
    from telectl.workspace.sync import Joining

app = verb()
_SIDES: dict[str, Side] = {"mine": "mine", "theirs": "theirs", "mit": "mine", "deres": "theirs"}


@command(app, "sync")
def sync(
    options: Options,
    *,
    keep: Annotated[str | None, opt("--keep", key="sync.keep", metavar="SIDE")] = None,
    abort: Annotated[bool, opt("--abort", key="sync.abort")] = False,
    as_one: Annotated[bool, opt("--as-one", key="sync.as_one")] = False,
) -> int:
    """Send what was done here, and fetch what others have done."""
    if not options.commit:
        raise Refusal(Exit.USAGE, "sync.no_commit")
    if abort:
        return _give_up(options)
    try:
        done = _sent(options, _side(keep), as_one)
    except Refusal as refusal:
        _tell_before(options, refusal)
        raise
    view = {**_told(done), "aborted": False}
    tell(options, "sync", view, list(_lines(options.voice, done)))
    return Exit.FINE


def _sent(options: Options, keep: Side | None, as_one: bool) -> Joining:
    from telectl.cli.asking import at_terminal
    from telectl.workspace.sync import sync as send_and_fetch

    one = (lambda n: options.voice("sync.one_act", n=n)) if as_one else None
    return send_and_fetch(options.root, clock.today(), ask=at_terminal(), keep=keep, as_one=one)


def _give_up(options: Options) -> int:
    from telectl.workspace.sync import Joining, give_up

    gone = give_up(options.root)
    said = options.voice("sync.aborted" if gone else "sync.nothing_to_abort")
    tell(options, "sync", {**_told(Joining("")), "aborted": gone}, [said])
    return Exit.FINE


def _told(done: Joining) -> dict[str, object]:
    return {
        "act": "sync",
        "address": done.address,
        "sent": done.sent,
        "fetched": done.fetched,
        "lists": [{"file": file, "key": key} for file, key in done.lists],
    }


def _side(word: str | None) -> Side | None:
    if word is None:
        return None
    found = _SIDES.get(word.strip().casefold())
    if found is None:
        raise Refusal(Exit.USAGE, "usage.choice", name="--keep", value=word, choices=tuple(_SIDES))
    return found


def _lines(voice: Voice, done: Joining) -> Iterator[str]:
    if done.fetched:
        yield voice("sync.fetched", n=done.fetched)
    for file, key in done.lists:
        yield voice("sync.both_added", key=key, file=file)
    if done.sent:
        yield voice("sync.sent", n=done.sent)
    if not (done.fetched or done.sent):
        yield voice("sync.nothing")


def _tell_before(options: Options, refusal: Refusal) -> None:
    """What the refusal's one sentence has no room for, for one who reads."""
    if as_data(options):
        return
    from telectl.render.safe import safe

    conflicts = refusal.facts.get("conflicts", ())
    assert isinstance(conflicts, tuple)
    for each in conflicts:
        for line in _conflict(options, each):
            show(safe(line), error=True)
    for each in _many(refusal.facts.get("theirs")):
        show(safe(options.voice("sync.conflict.theirs", **_dated(options, each))), error=True)
    for line in _waiting(options, refusal):
        show(line, error=True)


def _conflict(options: Options, told: Mapping[str, object]) -> Iterator[str]:
    """A record that both sides changed: which keys, and whose acts."""
    from telectl.cli.sync_values import told_values

    voice = options.voice
    named = "record" if told["record"] else "file"
    yield voice(f"sync.conflict.{told['sort']}", why=named, **_named(told))
    for each in _many(told["fields"]):
        yield "  " + voice("sync.conflict.field", **told_values(options, str(told["file"]), each))
    mine = told["mine"]
    assert isinstance(mine, dict)
    yield "  " + voice("sync.conflict.mine", **_dated(options, mine))
    for each in _many(told["theirs"]):
        yield "  " + voice("sync.conflict.theirs", **_dated(options, each))


def _dated(options: Options, told: Mapping[str, object]) -> dict[str, object]:
    """An act with its day as the language says it."""
    day = str(told["day"])
    return {**told, "day": options.voice.day(date.fromisoformat(day)) if day else day}


def _named(told: Mapping[str, object]) -> dict[str, object]:
    return {name: told[name] or told["record"] for name in ("title", "record", "file")}


def _many(value: object) -> list[dict[str, object]]:
    return list(value) if isinstance(value, list | tuple) else []


def _waiting(options: Options, refusal: Refusal) -> Iterator[str]:
    """Where nobody was reached: what waits here meanwhile."""
    from telectl.store.git.unsent import unsent

    waits = unsent(options.root) if refusal.key.startswith("remote.") else None
    if waits:
        yield options.voice("sync.waiting", n=waits.n, day=waits.oldest)
