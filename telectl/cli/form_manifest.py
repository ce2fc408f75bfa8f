"""What a form says of itself, and whether it belongs here."""

from __future__ import annotations

import json
from pathlib import Path

from telectl.findings import Exit, Refusal
from telectl.model import KINDS
from telectl.model.portfolio import Portfolio
from telectl.store.received.package import Parts, refused
from telectl.store.received.properties import property_of
from telectl.workflow.forms.manifest import PROPERTY, Manifest
from telectl.workflow.forms.sheet import VERSION


def manifest_in(path: Path, parts: Parts) -> Manifest:
    """What the form says of itself; a file that says nothing is none of ours."""
    text = property_of(path, parts, PROPERTY)
    if text is None:
        raise refused(path, "no_form")
    try:
        _refuse_other_version(path, json.loads(text))
        return Manifest.model_validate_json(text)
    # Whatever somebody wrote there, it isn't what we did.
    except (ValueError, RecursionError) as error:
        raise refused(path, "no_form") from error


def _refuse_other_version(path: Path, held: object) -> None:
    version = held.get("form") if isinstance(held, dict) else None
    if isinstance(version, int) and version != VERSION:
        raise refused(path, "newer" if version > VERSION else "older", version=version)


def require_same(path: Path, manifest: Manifest, portfolio: Portfolio, origin: str | None) -> None:
    """Refuses a form of another portfolio, and one whose record is gone."""
    here = portfolio.settings.centre.name
    if manifest.portfolio != here:
        raise refused(path, "other_portfolio", portfolio=manifest.portfolio, here=here)
    if origin and manifest.origin and manifest.origin != origin:
        raise refused(path, "other_origin", portfolio=here, id=manifest.record)
    entry = portfolio.entries.get(manifest.record)
    folder = next(name for name, each in KINDS.items() if each.kind == manifest.kind)
    if entry is None or entry.folder != folder:
        near = portfolio.nearest(manifest.record, folder)
        raise refused(path, f"{manifest.kind}_gone", id=manifest.record, nearest=near)
    if entry.record is None:
        raise Refusal(Exit.ERRORS, "record.unread", id=manifest.record, file=entry.file)
