"""``telectl undo``: telectl's last act taken back by an act of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from telectl.cli.frame import Exit, Options, Refusal, command, opt, verb
from telectl.cli.telling import tell, unsent_line
from telectl.findings import Severity

if TYPE_CHECKING:
    from telectl.store.acts import Act, ActRecord
    from telectl.workspace import Workspace

app = verb()


@command(app, "undo")
def undo(
    options: Options,
    *,
    redo: Annotated[bool, opt("--redo", key="write.redo")] = False,
    anyone: Annotated[bool, opt("--anyone", key="write.anyone")] = False,
) -> int:
    """Take one's last act on this branch back, or bring back what was undone last."""
    from telectl.cli.acting import Acting
    from telectl.store.undo import plan_undo
    from telectl.store.write import perform

    if not options.commit:
        raise Refusal(Exit.USAGE, "undo.no_commit")
    acting = Acting(options)
    workspace = acting.workspace
    name = "redo" if redo else "undo"
    said = acting.own_voice(f"act.{name}")
    last, subject, act = plan_undo(workspace.root, said, redo=redo, anyone=anyone)
    _require_sound(workspace, act, last)
    done = perform(workspace.root, act, commit=True)
    commit = (done.commit or "")[:9]
    voice = options.voice
    key = "acted.redone" if redo else "acted.undone"
    said = voice(key, subject=subject, undone=last.commit[:9], commit=commit)
    view: dict[str, object] = {"act": name, "undone": last.commit, "subject": subject}
    view |= {"records": list(last.records), "commit": done.commit}
    tell(options, "undo", view, [said, *unsent_line(options)])
    return Exit.FINE


def _require_sound(workspace: Workspace, act: Act, last: ActRecord) -> None:
    """Refuses when what came after the act would no longer hold without it."""
    base = workspace.root.resolve()
    inside = [each for each in act.files if each.path.is_relative_to(base)]
    texts = {each.path.relative_to(base).as_posix(): each.after for each in inside}
    errors = workspace.left_with(texts).new(Severity.ERROR)
    if errors:
        subject, commit = last.subject, last.commit[:9]
        raise Refusal(Exit.ERRORS, "undo.unsound", errors, subject=subject, commit=commit)
