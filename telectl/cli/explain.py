"""One code explained, or why a record is where it is and what makes it move."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from telectl.cli.frame import (
    Exit,
    Options,
    Refusal,
    arg,
    command,
    complete_ids,
    deliver,
    on_paper,
    verb,
)
from telectl.cli.parameters import EVERY_FOLDER
from telectl.cli.root import search_root

if TYPE_CHECKING:
    from telectl.workspace.judged import Judged

app = verb()


def _codes() -> list[str]:
    from telectl.reports.codes import all_codes

    return [each.code for each in all_codes("da")]


def _codes_and_ids(ctx: typer.Context, incomplete: str) -> list[str]:
    ids = complete_ids(*EVERY_FOLDER)(ctx, incomplete)
    return [*(each for each in _codes() if each.startswith(incomplete)), *ids]


@command(app, "explain", reads=True)
def explain(
    options: Options, asked: str = arg("explained", metavar="CODE|ID", complete=_codes_and_ids)
) -> int:
    """Show the page of a code; of a record, where it stands and what it takes."""
    from telectl.reports.explain import report

    if asked.strip().upper() in _codes():
        deliver(options, report(options.voice, asked))
        return Exit.FINE
    if _is_clause(asked) and _has_portfolio(options):
        return _explain_clause(options, asked.strip().upper())
    return _explain_record(options, asked)


def _is_clause(asked: str) -> bool:
    from telectl.reports.clauses import CLAUSES

    return asked.strip().upper() in CLAUSES


def _explain_clause(options: Options, name: str) -> int:
    from telectl.cli.reading import opened
    from telectl.reports.charter import clause_report

    workspace = opened(options)
    portfolio, findings = workspace.portfolio, workspace.findings
    deliver(options, clause_report(options.voice, portfolio, findings, options.day, name))
    return Exit.FINE


def _explain_record(options: Options, asked: str) -> int:
    from telectl.cli.reading import opened
    from telectl.reports.explanation import report
    from telectl.workspace.judged import PSEUDO

    workspace = opened(options) if _has_portfolio(options) else None
    entry = workspace.portfolio.entries.get(asked.strip()) if workspace else None
    if workspace and asked.strip() in PSEUDO:
        raise Refusal(Exit.USAGE, "explain.settings", asked=asked.strip())
    if workspace is None or entry is None:
        raise _unknown(asked, workspace)
    portfolio, findings = workspace.portfolio, workspace.findings
    whole = options.verbose or on_paper(options)
    deliver(options, report(options.voice, portfolio, findings, options.day, entry, whole=whole))
    return Exit.FINE if entry.record is not None else Exit.ERRORS


def _has_portfolio(options: Options) -> bool:
    return bool(options.as_of or options.data) or search_root() is not None


def _unknown(asked: str, workspace: Judged | None) -> Refusal:
    """That it is neither a code nor an id, with the nearest of both."""
    from telectl.reports.explain import nearest_code

    near = [nearest_code(asked, _codes())]
    near.append(workspace.portfolio.nearest(asked) if workspace else None)
    found = [each for each in near if each]
    key = "explain.unknown_near" if found else "explain.unknown"
    return Refusal(Exit.USAGE, key, asked=asked, nearest=found)
