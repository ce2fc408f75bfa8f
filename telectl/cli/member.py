"""Members on the command line."""

from __future__ import annotations

from telectl.cli import member_write
from telectl.cli.frame import join, noun

app = noun("member")

join(app, member_write.app)
