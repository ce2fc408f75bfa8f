"""One opened portfolio: read, judged, and changed by acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from telectl.findings import Exit, Finding, Refusal, Severity
from telectl.model.changes import Change, Create
from telectl.model.portfolio import UNSET
from telectl.store.files import SETTINGS, SUFFIX, Content, listing, odd_names
from telectl.store.left import left_under_way
from telectl.store.load import load
from telectl.workspace.acts import Applied, Intent
from telectl.workspace.judged import PSEUDO, Judged
from telectl.workspace.preview import Preview


class Workspace(Judged):
    """A portfolio that is open: previewed and changed by acts."""

    def preview(self, changes: Sequence[Change]) -> Preview[Workspace]:
        """The files as an act would leave them, judged; nothing is written."""
        texts, inexact = self._edited(changes)
        return self.left_with(texts, inexact)

    def warned_on(self, day: date, changes: Sequence[Change]) -> tuple[Finding, ...]:
        """The warnings that an act will lead to on another day."""
        preview = self.preview(changes)
        before, after = (each.judged_on(day) for each in (preview.before, preview.after))
        return Preview(before, after, {}, ()).new(Severity.WARNING)

    def left_with(
        self, texts: Mapping[str, bytes | None], inexact: tuple[str, ...] = ()
    ) -> Preview[Workspace]:
        """The portfolio with some files as given, judged; None takes a file away."""
        now = {file: each.content.data for file, each in self._loaded.reads.items()}
        contents = [
            Content(file, data)
            for file, data in sorted({**now, **texts}.items())
            if data is not None
        ]
        loaded = load(contents, self._loaded)
        after = Workspace(self.root, self.day, loaded, self._files_with(contents))
        after.meant = True
        given = {file: data for file, data in texts.items() if data is not None}
        return Preview(self, after, given, inexact)

    def _files_with(self, contents: Iterable[Content]) -> Iterator[Finding]:
        """What was wrong with files as such, and the names that no system would bear."""
        yield from self._file_findings
        for finding in odd_names(each.file for each in contents):
            if finding not in self._file_findings:
                yield finding

    def _edited(self, changes: Sequence[Change]) -> tuple[dict[str, bytes | None], tuple[str, ...]]:
        from telectl.store.yaml import dump, edit

        texts: dict[str, bytes | None] = {}
        inexact = []
        edits: dict[str, list[Change]] = {}
        for change in changes:
            if isinstance(change, Create):
                file = f"{change.kind}/{change.id}{SUFFIX}"
                self._refuse_taken(change.id, file)
                texts[file] = dump(change.value, header=modeline(change.kind))
            else:
                edits.setdefault(self.file_of(change.id), []).append(change)
        for file, each in edits.items():
            done = edit(self._loaded.reads[file].content.data, each)  # type: ignore[arg-type] # no Create among them
            texts[file] = done.data
            if not done.exact:
                inexact.append(file)
        return texts, tuple(inexact)

    def _refuse_taken(self, record_id: str, file: str) -> None:
        taken = self.portfolio.entries.get(record_id)
        if taken or record_id in PSEUDO or (self.root / file).exists():
            other = taken.file if taken else file
            raise Refusal(Exit.CONFLICT, "record.taken", id=record_id, file=other)

    def apply(self, intent: Intent, *, commit: bool, dry_run: bool = False) -> Applied:
        """Make an act: all of it or nothing; new errors refuse it, new warnings are told."""
        preview = self.preview(intent.changes)
        preview.require_sound()
        for file, form in preview.after.portfolio.other_forms.items():
            raise Refusal(Exit.ERRORS, "settings.form", file=file, form=form)
        applied = Applied(preview.diff(), preview.new(Severity.WARNING), preview.inexact)
        return applied if dry_run else self._write(intent, preview, applied, commit)

    def commits(self, *, asked: bool) -> bool:
        """Whether an act becomes a commit; refuses where the settings can't be asked."""
        if asked and self.portfolio.settings is UNSET:
            raise Refusal(Exit.ERRORS, "settings.unread", file=SETTINGS)
        return asked and self.portfolio.settings.commit

    def _write(
        self, intent: Intent, preview: Preview[Workspace], applied: Applied, commit: bool
    ) -> Applied:
        from telectl.store.write import Act, FileChange, perform

        before = self._loaded.reads
        files = tuple(
            FileChange(
                self.root / file, before[file].content.data if file in before else None, data
            )
            for file, data in preview.texts.items()
            if file not in before or before[file].content.data != data
        )
        if not files:
            return applied
        records = intent.records or tuple(dict.fromkeys(each.id for each in intent.changes))
        act = Act(intent.name, intent.subject, records, intent.decision, files)
        done = perform(self.root, act, commit=self.commits(asked=commit))
        return replace(applied, commit=done.commit, untidy=not done.tidy)


def modeline(folder: str) -> str:
    """The comment by which an editor finds the schema of a record."""
    from telectl.model import KINDS

    return f"# yaml-language-server: $schema=../../schemas/{KINDS[folder].kind}.schema.json"


def open_folder(root: Path, day: date, today: date | None = None) -> Workspace:
    """Read the portfolio in a folder of the work tree, after finishing a broken-off act."""
    if left_under_way(root):
        from telectl.store.write import recover

        recover(root)
    found = listing(root)
    loaded = load(found.contents, unread=found.unread, today=today or day)
    return Workspace(root, day, loaded, found.findings)


def open_staged(root: Path, day: date, today: date | None = None) -> Workspace:
    """Read what is staged below a folder: in a hook, what is about to be committed."""
    from telectl.store.files import listing_of
    from telectl.store.git import find

    repository = find(root)
    if repository is None:
        raise Refusal(Exit.GIT, "git.none", folder=root.name)
    found = listing_of(repository.staged_files(root), *repository.staged_odd(root))
    loaded = load(found.contents, unread=found.unread, today=today or day)
    return Workspace(root, day, loaded, found.findings)
