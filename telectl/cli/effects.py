"""The effects catalogue."""

from __future__ import annotations

from telectl.cli.frame import Options, command, complete_ids, complete_words, deliver, opt, verb
from telectl.cli.parameters import words_of
from telectl.cli.reading import chosen, entry_of, opened

app = verb()


@command(app, "effects", reads=True)
def effects(
    options: Options,
    solution: str | None = opt(
        "--solution", key="of_solution", complete=complete_ids("solutions"), metavar="SOLUTION"
    ),
    domain: str | None = opt(
        "--domain",
        key="domain",
        complete=complete_words(lambda: words_of("effect.domain")),
        metavar="DOMAIN",
    ),
    own: bool = opt("--own", key="own_effects", default=False),
) -> None:
    """Show the catalogue of effects by domain."""
    from telectl.reports.effect_facts import DOMAINS, Wanted
    from telectl.reports.effects import report

    workspace = opened(options)
    if solution:
        entry_of(workspace, "solutions", solution)
    asked = Wanted(solution, chosen("--domain", domain, DOMAINS), own)
    deliver(options, report(options.voice, workspace.portfolio, options.day, asked))
