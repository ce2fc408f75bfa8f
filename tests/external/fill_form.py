"""Fill in a form in LibreOffice, as somebody at its window would: run by a Python that has ``uno``.

``fill_form.py SOFFICE PROFILE FORM OUT LABEL=COLUMN=TEXT…``.
"""

import os
import subprocess
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PATIENCE = 60


def desktop(pipe: str) -> object:
    """The running program, as soon as it answers."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(PATIENCE * 2):
        try:
            found = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return found.ServiceManager.createInstance("com.sun.star.frame.Desktop")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("LibreOffice doesn't answer")


def fill(document: object, label: str, column: str, text: str) -> None:
    """Write in the field beside the first label of that name, or with ``#2`` the second."""
    label, _, nth = label.partition("#")
    left = int(nth or 1)
    tables = document.TextTables
    for number in range(tables.Count):
        table = tables.getByIndex(number)
        for row in range(2, table.Rows.Count + 1):
            if table.getCellByName(f"A{row}").String.split("\n")[0] != label:
                continue
            left -= 1
            if not left:
                table.getCellByName(f"{column}{row}").String = text
                return
    raise SystemExit(f"no field {label}")


def main(program: str, profile: str, form: str, out: str, *words: str) -> None:
    """Open, fill in, save as a Word document."""
    pipe = f"telectl-{os.getpid()}"  # another test fills in another form at the same time
    running = subprocess.Popen(
        [
            *(program, "--headless", "--norestore", f"--accept=pipe,name={pipe};urp;"),
            f"-env:UserInstallation={Path(profile).as_uri()}",
        ]
    )
    try:
        office = desktop(pipe)
        hidden = PropertyValue("Hidden", 0, True, 0)
        document = office.loadComponentFromURL(Path(form).as_uri(), "_blank", 0, (hidden,))
        for word in words:
            label, column, text = word.split("=", 2)
            fill(document, label, column, text)
        word_file = PropertyValue("FilterName", 0, "MS Word 2007 XML", 0)
        document.storeToURL(Path(out).as_uri(), (word_file,))
        document.close(True)
        office.terminate()
        running.wait(PATIENCE)
    finally:
        running.kill()


main(*sys.argv[1:])
