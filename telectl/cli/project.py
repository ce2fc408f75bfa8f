"""Projects on the command line."""

from __future__ import annotations

from telectl.cli import project_write
from telectl.cli.frame import join, noun

app = noun("project")

join(app, project_write.app)
