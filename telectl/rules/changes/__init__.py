"""What may not be changed, seen from both sides of a change: one subject a file."""

from telectl.rules.changes import cases as cases
from telectl.rules.changes import meetings as meetings
from telectl.rules.changes import periods as periods
from telectl.rules.changes import plans as plans
from telectl.rules.changes import records as records
from telectl.rules.changes import settings as settings
from telectl.rules.changes import transitions as transitions
from telectl.rules.changes.registry import CHANGES, ChangeRule, run_changes
from telectl.rules.changes.sides import Sides

# Told where two sides are merged and can't be: no rule is asked of that.
CONFLICT = "CH016"

__all__ = ["CHANGES", "CONFLICT", "ChangeRule", "Sides", "run_changes"]
