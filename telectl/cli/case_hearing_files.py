"""The files of a hearing: what goes out to a party, and the answer in what comes back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from telectl.findings import Exit, Refusal
from telectl.locale import LANGUAGES, Voice
from telectl.model.decision import Decision
from telectl.model.member import Member

if TYPE_CHECKING:
    from telectl.cli.acting import Acting
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


def answer_in(portfolio: Portfolio, case: Decision, lines: Sequence[str], file: str) -> str:
    """The text of a letter; of our own form what was written in its last part."""
    voices = [Voice(language) for language in LANGUAGES]
    heads = {voice("hearing.answer") for voice in voices}
    prompts = {voice("hearing.prompt") for voice in voices}
    ours = any(line.strip() in heads for line in lines)
    _refuse_other_case(portfolio, case, lines, file, ours=ours)
    start = 1 + max((i for i, line in enumerate(lines) if line.strip() in heads), default=-1)
    kept = [line.rstrip() for line in lines[start if ours else 0 :] if line.strip() not in prompts]
    text = "\n".join(kept).strip()
    if not text:
        raise Refusal(Exit.USAGE, "letter.empty", path=file)
    return text


def _refuse_other_case(
    portfolio: Portfolio, case: Decision, lines: Sequence[str], file: str, *, ours: bool
) -> None:
    """Refuses our own form of another case, also of one that isn't here."""
    labels = {Voice(language)("label.case") for language in LANGUAGES}
    for line in lines:
        name, _, told = line.partition("\t")
        other = told.strip()
        known = ours or portfolio.get(Decision, other)
        if name.strip() in labels and other and other != case.id and known:
            raise Refusal(Exit.USAGE, "hearing.other_case", path=file, id=case.id, other=other)
