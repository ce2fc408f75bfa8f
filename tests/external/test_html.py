"""Our web pages in a real browser: WCAG 2.1 A and AA, and a window of 320 pixels."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.external.clients import CHROMIUMS, axe, needed, said

pytestmark = pytest.mark.external
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
FRAME = """<!DOCTYPE html><meta charset="utf-8"><title>frame</title>
<iframe id="wide" style="width:1280px;height:900px" srcdoc="{checked}"></iframe>
<iframe id="narrow" style="width:320px;height:640px;border:0" srcdoc="{page}"></iframe>
<pre id="answer"></pre>
<script>onload = async () => {{
  const page = document.getElementById("wide").contentWindow;
  const found = await page.axe.run(page.document, {{runOnly: {{type: "tag", values: {tags}}}}});
  const root = document.getElementById("narrow").contentDocument.documentElement;
  document.getElementById("answer").textContent = JSON.stringify({{
    violations: found.violations.map(v => v.id + ": " + v.nodes.map(n => n.html).join(" ")),
    unsure: found.incomplete.map(v => v.id), passes: found.passes.length,
    wide: root.scrollWidth - root.clientWidth}});
}}</script>"""


def looked_at(page: str, folder: Path) -> dict[str, Any]:
    """What the checker finds in a page, and how much too wide it is for a small screen."""
    browser, source = needed(*CHROMIUMS), axe()
    checked = page.replace("</body>", f"<script>{source}</script></body>")
    frame = folder / "frame.html"
    filled = FRAME.format(
        checked=html.escape(checked), page=html.escape(page), tags=json.dumps(TAGS)
    )
    frame.write_text(filled, encoding="utf-8")
    shown = said(
        *(browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run"),
        *(f"--user-data-dir={folder / 'profile'}", "--virtual-time-budget=30000"),
        *("--dump-dom", frame.as_uri()),
    )
    answer = re.search(r'<pre id="answer">(.*?)</pre>', shown, re.DOTALL)
    assert answer, shown[-2000:]
    return dict(json.loads(html.unescape(answer[1])))


@pytest.mark.parametrize(
    "name", ["status.da", "project.da", "case.en", "map.da", "portfolio.da", "hostile.da"]
)
def test_it_is_accessible_and_fits_a_small_screen(name: str, written: Path, tmp_path: Path) -> None:
    found = looked_at((written / f"{name}.html").read_text(encoding="utf-8"), tmp_path)
    assert found["violations"] == []
    assert found["unsure"] == []
    assert found["wide"] <= 0
    assert found["passes"] > 20


def test_the_checker_finds_what_is_wrong(written: Path, tmp_path: Path) -> None:
    page = (written / "portfolio.da.html").read_text(encoding="utf-8")
    bad = page.replace("#55606c", "#cccccc").replace(' lang="da"', "")
    bad = bad.replace("<main", '<div style="width:900px">x</div><main')
    found = looked_at(bad, tmp_path)
    assert {each.partition(":")[0] for each in found["violations"]} >= {
        "color-contrast",
        "html-has-lang",
    }
    assert found["wide"] > 0
