"""A party is asked and answers: the files that go out, what is recorded, what is refused."""

from __future__ import annotations

import shlex
import zipfile
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path

import docx
import pytest

from tests.desk import Desk

CASE = "hoering-om-support-til-borgere"
SEND = ("case", "hearing", "send", CASE, "--party", "Øernes Kommuner", "--deadline", "20-12-2026")
FORM = f"svarskema-{CASE}-oeernes-kommuner.docx"
ANSWER = ("case", "hearing", "answer", CASE)


@pytest.fixture
def template(sample_template: Path) -> Path:
    return sample_template


def test_sending_makes_letter_form_and_mail_and_records_the_hearing_in_one_commit(
    desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "ud"
    said = desk.run(*SEND, "-o", str(folder), "--to", "post@example.org")
    assert "sendt i høring hos Øernes Kommuner, frist 20-12-2026" in said.out
    assert desk.changed() == {f"data/decisions/{CASE}.yaml"}
    assert "- party: Øernes Kommuner\n    sent: 2026-11-23\n    deadline: 2026-12-20" in desk.file(
        f"decisions/{CASE}.yaml"
    )
    names = {each.name for each in folder.iterdir()}
    stem = f"{CASE}-oeernes-kommuner"
    assert names == {f"hoeringsbrev-{stem}.docx", f"svarskema-{stem}.docx", f"mail-{stem}.eml"}
    mail = message_from_bytes((folder / f"mail-{stem}.eml").read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    assert mail["X-Unsent"] == "1"
    assert mail["Subject"].startswith("Høringsbrev: ")
    attached = {each.get_filename(): each.get_content() for each in mail.iter_attachments()}
    assert set(attached) == {"hoeringsbrev.docx", "svarskema.docx"}
    letter = docx.Document(BytesIO(attached["hoeringsbrev.docx"]))
    text = "\n".join(each.text for each in letter.paragraphs)
    assert "Vi beder om svaret senest den 20. december 2026." in text
    assert "INDSTILLING" in text


def test_the_form_filled_in_is_read_back_and_its_name_kept(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "ud"
    desk.run(*SEND, "-o", str(folder))
    form = folder / FORM
    document = docx.Document(str(form))
    document.paragraphs[-1].text = "Vi støtter forslaget."
    document.add_paragraph("Men først til sommer.")
    document.save(str(form))
    desk.run(*ANSWER, "Øernes Kommuner", "--file", str(form))
    held = desk.file(f"decisions/{CASE}.yaml")
    assert "Vi støtter forslaget." in held
    assert "Men først til sommer." in held
    assert "Skriv svaret her" not in held
    assert f"reference: {FORM}" in held


def test_a_form_of_another_case_is_refused_and_nothing_written(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "ud"
    desk.run(*SEND, "-o", str(folder))
    form = folder / FORM
    document = docx.Document(str(form))
    document.add_paragraph("Ja.")
    document.save(str(form))
    head = desk.repo.rev_parse("HEAD")
    other = ("case", "hearing", "answer", "pilot-hjertesvigt-paa-tvaers", "2", "--file", str(form))
    said = desk.run(*other, code=2)
    assert CASE in said.err
    assert desk.repo.rev_parse("HEAD") == head


@pytest.mark.parametrize("suffix", ["txt", "eml"])
def test_an_answer_is_read_from_text_and_mail(desk: Desk, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"svar.{suffix}"
    head = "From: a@example.org\nContent-Type: text/plain; charset=utf-8\n\n"
    file.write_text((head if suffix == "eml" else "") + "Vi er enige.\n", encoding="utf-8")
    desk.run(*ANSWER, "patientinddragelsesudvalget", "--file", str(file), "--date", "20-11-2026")
    held = desk.file(f"decisions/{CASE}.yaml")
    assert "answered: 2026-11-20\n    answer: Vi er enige." in held


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((*SEND[:-2], "--deadline", "2026-12-20"), 2),
        ((*SEND, "-o", "MAPPE", "--to", "ingen adresse"), 2),
        ((*SEND[:5], "patientinddragelsesudvalget", *SEND[6:], "-o", "MAPPE"), 5),
        ((*SEND[:3], "etablering-af-telemedicinsk-center", *SEND[4:], "-o", "MAPPE"), 5),
        ((*ANSWER, "Frederiksberg Kommune", "--text", "Igen"), 5),
        ((*ANSWER, "Ingen Kommune", "--text", "Ja"), 2),
        ((*ANSWER, "1"), 2),
        ((*ANSWER, "1", "--file", "findes-ikke.docx"), 2),
        ((*ANSWER, "1", "--file", "findes-ikke.pdf"), 2),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    desk: Desk, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    head = desk.repo.rev_parse("HEAD")
    folder = tmp_path / "ud"
    desk.run(*(str(folder) if word == "MAPPE" else word for word in words), code=code)
    assert desk.repo.rev_parse("HEAD") == head
    assert not folder.exists()


def archive(**parts: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("svar.docx", b"PK\x03\x04 nothing"),
        ("svar.docx", b"Vi er enige."),
        ("svar.docx", b""),
        ("svar.docx", archive(x="1")),
        ("svar.docx", archive(**{"[Content_Types].xml": "<a", "_rels/.rels": "<b"})),
        ("svar.txt", "Ja".encode("utf-16-le")),
        ("svar.txt", b"\n\n"),
        ("svar.eml", b"Content-Type: text/html\n\n<p></p>"),
        ("svar.eml", b"Content-Type: text/plain; charset=nothing\n\nJa\xff"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused(
    desk: Desk, tmp_path: Path, name: str, data: bytes
) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    desk.run(*ANSWER, "1", "--file", str(file), code=4 if name.endswith("docx") else 2)


def test_a_deadline_that_is_too_short_is_told(desk: Desk, tmp_path: Path) -> None:
    said = desk.run(*SEND[:-1], "27-11-2026", "-o", str(tmp_path / "ud"))
    assert "D025" in said.err


def test_a_rehearsal_writes_no_file(desk: Desk, tmp_path: Path) -> None:
    desk.run(*SEND, "-o", str(tmp_path / "ud"), "--dry-run")
    assert not (tmp_path / "ud").exists()
    assert "Øernes" not in desk.file(f"decisions/{CASE}.yaml")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_as_windows_saves_it_is_read(desk: Desk, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "svar.txt"
    file.write_bytes("Vi støtter – gerne før jul.".encode(encoding))
    desk.run(*ANSWER, "1", "--file", str(file))
    assert "answer: Vi støtter – gerne før jul." in desk.file(f"decisions/{CASE}.yaml")


def test_a_mail_that_is_only_html_is_read_as_its_reader_sees_it(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "svar.eml"
    html = "<head><style>p {}</style></head><body><p>Vi&nbsp;er <b>enige</b>.<br>Hilsen</p></body>"
    head = "From: a@example.org\nContent-Type: text/html; charset=utf-8\n\n"
    file.write_text(head + html, encoding="utf-8")
    desk.run(*ANSWER, "1", "--file", str(file))
    held = desk.file(f"decisions/{CASE}.yaml")
    assert "Vi er enige.\n" in held
    assert "Hilsen" in held
    assert "p {}" not in held


@pytest.mark.parametrize("folder", [True, False])
def test_a_name_that_is_taken_refuses_all_of_it(desk: Desk, tmp_path: Path, folder: bool) -> None:
    out = tmp_path / "ud"
    out.mkdir()
    if folder:
        (out / FORM).mkdir()
    else:
        (out / FORM).write_text("Udfyldt", "utf-8")
    head = desk.repo.rev_parse("HEAD")
    desk.run(*SEND, "-o", str(out), code=5)
    assert desk.repo.rev_parse("HEAD") == head
    assert [each.name for each in out.iterdir()] == [FORM]


def test_a_refused_act_leaves_no_papers(desk: Desk, tmp_path: Path) -> None:
    desk.run(*SEND, "--date", "2027-01-01", "-o", str(tmp_path / "ud"), code=4)
    path = desk.folder / "data" / "decisions" / f"{CASE}.yaml"
    path.write_text(path.read_text("utf-8") + "\n# ikke gemt\n", "utf-8")
    desk.run(*SEND, "-o", str(tmp_path / "ud"), code=5)
    assert not (tmp_path / "ud").exists()


def test_the_papers_are_made_again_and_the_case_stays(desk: Desk, tmp_path: Path) -> None:
    first, again = tmp_path / "ud", tmp_path / "igen"
    desk.run(*SEND, "-o", str(first))
    head = desk.repo.rev_parse("HEAD")
    desk.run(*SEND[:6], "--again", "-o", str(again))
    assert desk.repo.rev_parse("HEAD") == head
    assert not desk.repo.status("--porcelain")
    made = {each.name: each.read_bytes() for each in again.iterdir()}
    assert made == {each.name: each.read_bytes() for each in first.iterdir()}
    desk.run(*SEND[:5], "Ingen Kommune", "--again", "-o", str(again), code=2)


def test_nothing_of_a_closed_case_goes_out(desk: Desk, tmp_path: Path) -> None:
    closed = ("--closed", "Personsag", "--reference", "26012345")
    desk.run("case", "new", "--title", "Afskedigelse", "--point", "at N.N. afskediges", *closed)
    send = ("case", "hearing", "send", "lukket-26012345", "--party", "Øernes Kommuner")
    said = desk.run(*send, "--deadline", "20-12-2026", "-o", str(tmp_path / "ud"), code=4).err
    assert not (tmp_path / "ud").exists()
    command = said[said.index("telectl add ") :].strip().replace("DATO", "2026-12-20")
    desk.run(*shlex.split(command)[1:])
    assert "party: Øernes Kommuner" in desk.file("decisions/lukket-26012345.yaml")
