"""What a party answered, in what came back: a letter, our own form, or a mail with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from telectl.findings import Exit, Refusal
from telectl.locale import LANGUAGES, Voice
from telectl.model.decision import Decision
from telectl.model.words import folded
from telectl.store.letters import letter_in

if TYPE_CHECKING:
    from telectl.cli.acting import Acting
    from telectl.model.portfolio import Portfolio
    from telectl.store.letters import Letter


@dataclass(frozen=True, slots=True)
class Answer:
    """The text of an answer, and what came with it and isn't part of it."""

    text: str
    remarks: tuple[str, ...]


def answer_in(acting: Acting, case: Decision, at: int, file: str) -> Answer:
    """The answer in a file; what isn't taken of it is named."""
    letter = letter_in(Path(file))
    told = _Told(acting, case, at)
    meant, beside = told.meant(letter, file)
    text = told.text(meant)
    if not text:
        raise Refusal(Exit.USAGE, "letter.empty", path=file)
    return Answer(text, (*told.beside(meant), *beside))


class _Told:
    """Reads letters about one hearing of a case."""

    def __init__(self, acting: Acting, case: Decision, at: int) -> None:
        self.acting, self.case, self.hearing = acting, case, case.hearings[at]
        self.voice = acting.options.voice
        voices = [Voice(language) for language in LANGUAGES]
        self.heads = {voice("hearing.answer") for voice in voices}
        self.prompts = {voice("hearing.prompt") for voice in voices}
        self.labels = {voice("label.case") for voice in voices}
        self.parties = {voice("label.party") for voice in voices}
        self.blanks = {
            voice(key) for voice in voices for key in ("hearing.answered_by", "label.date")
        }

    def meant(self, letter: Letter, file: str) -> tuple[Letter, tuple[str, ...]]:
        """The letter that holds the answer, and what is said of those that don't."""
        forms = [each for each in letter.attached if self.is_form(each) and self.text(each)]
        others = (*(e.name for e in letter.attached if e not in forms), *letter.others)
        if len(forms) > 1:
            names = tuple(each.name for each in forms)
            raise Refusal(Exit.REFUSED, "letter.two_forms", path=file, names=names)
        if forms:
            own = " ".join(" ".join(letter.lines).split())
            remarks = (self.voice("hearing.mail_text", text=own),) if own else ()
            return forms[0], (*remarks, *self._not_read(others))
        blank = {each.name for each in letter.attached if self.is_form(each)}
        left = tuple(name for name in others if name not in blank)
        if left:
            raise Refusal(Exit.REFUSED, "letter.attached", path=file, names=left, n=len(left))
        return letter, self._not_read(others)

    def _not_read(self, names: tuple[str, ...]) -> tuple[str, ...]:
        return (self.voice("hearing.not_read", names=names, n=len(names)),) if names else ()

    def is_form(self, letter: Letter) -> bool:
        """Whether it is our own form; one of another case is refused."""
        ours = any(line.strip() in self.heads for line in letter.lines)
        _refuse_other_case(self.acting.portfolio, self.case, letter, self.labels, ours=ours)
        for line in letter.lines if ours else ():
            name, _, party = line.partition("\t")
            if name.strip() in self.parties and folded(party) != folded(self.hearing.party):
                raise Refusal(
                    Exit.USAGE,
                    "hearing.other_party",
                    path=letter.name,
                    party=self.hearing.party,
                    other=party.strip(),
                )
        return ours

    def text(self, letter: Letter) -> str:
        """All of a letter; of our form what was written below its heading."""
        start = self._start(letter) if self.is_form(letter) else 0
        kept = (line.rstrip() for line in letter.lines[start:] if line.strip() not in self.prompts)
        return "\n".join(kept).strip()

    def _start(self, letter: Letter) -> int:
        return 1 + next(i for i, line in enumerate(letter.lines) if line.strip() in self.heads)

    def beside(self, letter: Letter) -> Iterator[str]:
        """What stands in the letter and isn't taken: above the answer, in the margin, pictures."""
        for line in self._above(letter) if self.is_form(letter) else ():
            yield self.voice("hearing.above", text=line)
        if letter.comments:
            n = len(letter.comments)
            yield f"{self.voice('read.comments', n=n)} {' / '.join(letter.comments)}"
        if letter.pictures:
            yield self.voice("hearing.pictures", n=letter.pictures)

    def _above(self, letter: Letter) -> Iterator[str]:
        """What somebody wrote above the answer, other than who and when."""
        known = self._blank_lines()
        for line in letter.lines[: self._start(letter)]:
            said, label = " ".join(line.split()), line.partition("\t")[0].strip()
            if said and said not in known and label not in self.blanks:
                yield said

    def _blank_lines(self) -> set[str]:
        """The lines of the form as it went out."""
        from telectl.cli.case_hearing_files import blank_form

        lines = blank_form(self.acting, self.case, self.hearing)
        return {" ".join(line.split()) for line in lines}


def _refuse_other_case(
    portfolio: Portfolio, case: Decision, letter: Letter, labels: set[str], *, ours: bool
) -> None:
    """Refuses our own form of another case, also of one that isn't here."""
    for line in letter.lines:
        name, _, told = line.partition("\t")
        other = told.strip()
        known = ours or portfolio.get(Decision, other)
        if name.strip() in labels and other and other != case.id and known:
            raise Refusal(
                Exit.USAGE, "hearing.other_case", path=letter.name, id=case.id, other=other
            )
