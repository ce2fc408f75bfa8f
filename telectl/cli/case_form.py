"""``telectl case form``: a case as a Word form, to be filled in and read back."""

from __future__ import annotations

from typing import Annotated

from telectl.cli.frame import Options, arg, command, complete_ids, noun

app = noun("case")

Case = Annotated[str, arg("write.one_case", complete=complete_ids("decisions"), metavar="CASE")]


@command(app, "case form")
def form(options: Options, *, id: Case) -> int:
    """The texts of a case as a Word form; ``telectl read`` takes it back."""
    from telectl.cli.form_files import require_word, write_form
    from telectl.cli.reading import opened
    from telectl.reports import form_case
    from telectl.workflow.advising import of_case
    from telectl.workflow.forms.case import require_open

    require_word(options)
    portfolio = opened(options).portfolio
    case = of_case(portfolio, id)
    require_open(portfolio, case)
    return write_form(options, form_case.sheet(options.voice, portfolio, options.day, case))
