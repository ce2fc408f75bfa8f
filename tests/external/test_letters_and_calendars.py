"""What other programs make of a calendar file and of a mail that isn't sent."""

from __future__ import annotations

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from telectl.render.mail import Mail, render
from tests.desk import Desk

pytestmark = pytest.mark.external


@pytest.fixture
def template(sample_template: Path) -> Path:
    return sample_template


def ask(*words: str, stdin: bytes = b"") -> str:
    """What a program prints; it must be there and be content."""
    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not there")
    done = subprocess.run(words, input=stdin, capture_output=True, check=True, timeout=60)
    return done.stdout.decode("utf-8")


def test_another_calendar_takes_the_file_in(desk: Desk, tmp_path: Path) -> None:
    file, home = tmp_path / "kalender.ics", tmp_path / "calcurse"
    desk.run("calendar", "-o", str(file))
    home.mkdir()
    told = ask("calcurse", "-D", str(home), "-i", str(file))
    assert "/ 0 skipped" in told
    said = ask("calcurse", "-D", str(home), "-Q", "--from", "12/07/2026", "--days", "2")
    assert "Coreteamets møde 7. december 2026" in said
    assert "Koncerndirektionens møde 8. december 2026" in said


def test_another_mail_reader_finds_the_text_and_both_files(tmp_path: Path) -> None:
    files = {"brev.docx": b"PK\x03\x04brev", "svarskema.docx": b"PK\x03\x04svar"}
    mail = Mail("a@example.org", "b@example.org", date(2026, 11, 23), "Høring", "Kære Åse", files)
    script = (
        "use Email::MIME; local $/; my $m = Email::MIME->new(<STDIN>); binmode STDOUT, ':utf8';"
        "print $m->header_str('Subject'), '|', $m->header_str('X-Unsent'), '|';"
        "my @p = $m->subparts; print $p[0]->body_str, '|';"
        "print join ',', map { $_->filename . '=' . length $_->body } @p[1..$#p];"
    )
    try:
        ask("perl", "-MEmail::MIME", "-e", "1")
    except subprocess.CalledProcessError:
        pytest.skip("Email::MIME is not there")
    said = ask("perl", "-e", script, stdin=render(mail))
    assert (
        said.replace("\r", "").replace("\n", "") == "Høring|1|Kære Åse|brev.docx=8,svarskema.docx=8"
    )
