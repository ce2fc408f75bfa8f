"""One code explained."""

from __future__ import annotations

from telectl.cli.frame import Options, arg, command, complete_words, deliver, verb

app = verb()


def _codes() -> list[str]:
    from telectl.reports.codes import all_codes

    return [each.code for each in all_codes("da")]


@command(app, "explain")
def explain(
    options: Options, code: str = arg("code", metavar="CODE", complete=complete_words(_codes))
) -> None:
    """Show the page of a code."""
    from telectl.reports.explain import report

    deliver(options, report(options.voice, code))
