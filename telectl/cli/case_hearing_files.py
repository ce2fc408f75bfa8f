"""The files of a hearing that go out to a party."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.findings import Exit, Refusal
from telectl.model.decision import Decision
from telectl.model.member import Member

if TYPE_CHECKING:
    from telectl.cli.acting import Acting
    from telectl.model.advice import Hearing as Sent
    from telectl.model.portfolio import Portfolio
    from telectl.reports.hearing_papers import Hearing

_MAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>.,;]+")


def sender_of(portfolio: Portfolio, case: Decision, given: str | None) -> str:
    """Whom the answer goes to: as given, else the centre, else who prepared the case or leads."""
    if given:
        return _mail(given, "--from")
    found = _MAIL.search(portfolio.settings.centre.contact or "")
    if found:
        return found[0]
    prepared = case.prepared_by if isinstance(case.prepared_by, str) else None
    member = portfolio.get(Member, prepared)
    if member is None or not member.email:
        raise Refusal(Exit.USAGE, "usage.missing_options", names=("--from",))
    return member.email


def files_of(acting: Acting, hearing: Hearing, to: str | None) -> Mapping[str, bytes]:
    """Letter, form and mail by their names, in the language of the portfolio."""
    from telectl.render import docx, mail
    from telectl.reports import hearing_papers
    from telectl.reports.teller import Teller
    from telectl.workflow.records import id_from

    teller = Teller(acting.own_voice, acting.portfolio, hearing.sent)
    papers = {
        teller.voice("hearing.letter_file"): hearing_papers.letter(teller, hearing),
        teller.voice("hearing.form_file"): hearing_papers.form(teller, hearing),
    }
    template = acting.options.template
    words = {name: docx.render(paper, template) for name, paper in papers.items()}
    subject, body = hearing_papers.mail_text(teller, hearing)
    receiver = _mail(to, "--to") if to else None
    # Short names: mail programs put long ones together each in their own way.
    attached = {f"{name}.docx": data for name, data in words.items()}
    told = mail.Mail(hearing.answer_to, receiver, hearing.sent, subject, body, attached)
    of = f"{hearing.case.id}-{id_from(hearing.party)}"
    files = {f"{name}-{of}.docx": data for name, data in words.items()}
    return {**files, f"mail-{of}.eml": mail.render(told)}


def _mail(given: str, name: str) -> str:
    if not _MAIL.fullmatch(given.strip()):
        raise Refusal(Exit.USAGE, "usage.mail", name=name, value=given)
    return given.strip()


def blank_form(acting: Acting, case: Decision, hearing: Sent) -> list[str]:
    """The lines of the form as it goes out to a party."""
    from telectl.render import docx
    from telectl.reports import hearing_papers
    from telectl.reports.teller import Teller
    from telectl.store.received.package import unpack
    from telectl.store.received.word import letter_of

    if hearing.sent is None or hearing.deadline is None:
        return []
    asked = hearing_papers.Hearing(case, hearing.party, hearing.sent, hearing.deadline, "")
    teller = Teller(acting.own_voice, acting.portfolio, hearing.sent)
    name = Path(teller.voice("hearing.form_file"))
    data = docx.render(hearing_papers.form(teller, asked), acting.options.template)
    return letter_of(name, unpack(name, data)).lines
