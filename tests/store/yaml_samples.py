"""A record as people write it, in all the ways that an editor must leave alone."""

from __future__ import annotations

RECORD = """\
# yaml-language-server: $schema=../../schemas/projects.schema.json
# Skrevet af teamlederen

id: hjemmemaaling      # navnet på filen
title: "Hjemmemåling – blodtryk"
state: pilot
owner: 'leder'
fictional: true
amount: 120000
share: 0.25
nothing:

# Formålet
purpose: >-   # foldet
  Borgere måler selv
  deres blodtryk hjemme,

  og sygeplejersken ser med.
literal: |
  Første linje

    indrykket linje   \n  sidste linje

# to tomme linjer over denne


sectors: [hospital, 'municipality']   # i klammer
links: {first: a, second: "b"}
milestones:
  # den første
  - id: m1
    title: Start   # sat af gruppen
    due: 2026-01-31

  # den anden
  - id: m2
    title: >
      En lang titel
      på to linjer
    due: 2026-06-30
  # efter den sidste

# Noter herunder
notes:
- 2026-02-01
- text over
  to linjer
-   # en tom
- - indre
  - liste
budget:
    source: region
    years:
        - 2025
        - 2026
empty: []
none: {}
last: slut
# allersidst
"""


def variants() -> dict[str, bytes]:
    """The same record with other line endings, with a byte order mark, cut at its end."""
    data = RECORD.encode()
    return {
        "as it is": data,
        "crlf": data.replace(b"\n", b"\r\n"),
        "byte order mark": b"\xef\xbb\xbf" + data,
        "no final newline": data.rstrip(b"\n"),
        "ends in a value": data[: data.index(b"\n# allersidst")],
        "document marks": b"---\n" + data + b"...\n",
        "crlf, mark, no end": b"\xef\xbb\xbf" + data.rstrip(b"\n").replace(b"\n", b"\r\n"),
    }
