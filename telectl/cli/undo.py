"""``telectl undo``: telectl's last act taken back by an act of its own."""

from __future__ import annotations

from telectl.cli.frame import Exit, Options, Refusal, command, deliver, show, verb
from telectl.locale import Voice

app = verb()


@command(app, "undo")
def undo(options: Options) -> int:
    """Take telectl's last act on this branch back."""
    from telectl.cli.root import language_of
    from telectl.store.undo import undo as take_back
    from telectl.store.write import recover

    if not options.commit:
        raise Refusal(Exit.USAGE, "undo.no_commit")
    root = options.root
    recover(root)
    own = Voice(language_of(root) or options.voice.language)
    last, done = take_back(root, own("act.undo"))
    commit = (done.commit or "")[:9]
    voice = options.voice
    said = voice("acted.undone", subject=last.subject, undone=last.commit[:9], commit=commit)
    if options.outputs or options.format not in (None, "text"):
        from telectl.document import Document, Paragraph, Report

        view: dict[str, object] = {"act": "undo", "undone": last.commit, "subject": last.subject}
        view |= {"records": list(last.records), "commit": done.commit}
        document = Document("", voice.language, (Paragraph((said,)),))
        deliver(options, Report("undo", 1, view, document))
        return Exit.FINE
    from telectl.render.safe import safe

    show(safe(said))
    return Exit.FINE
