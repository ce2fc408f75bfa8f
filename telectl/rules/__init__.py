"""What is wrong: one family of rules a file, all of them declared on import."""

from telectl.rules import acts as acts
from telectl.rules import advice as advice
from telectl.rules import aftermath as aftermath
from telectl.rules import baselines as baselines
from telectl.rules import bodies as bodies
from telectl.rules import cases as cases
from telectl.rules import centre as centre
from telectl.rules import composition as composition
from telectl.rules import cycles as cycles
from telectl.rules import deployments as deployments
from telectl.rules import effects as effects
from telectl.rules import first_tasks as first_tasks
from telectl.rules import founding as founding
from telectl.rules import freezing as freezing
from telectl.rules import gates as gates
from telectl.rules import items as items
from telectl.rules import journals as journals
from telectl.rules import ladder as ladder
from telectl.rules import late_ends as late_ends
from telectl.rules import lessons as lessons
from telectl.rules import mappings as mappings
from telectl.rules import meetings as meetings
from telectl.rules import members as members
from telectl.rules import minutes as minutes
from telectl.rules import moves as moves
from telectl.rules import organisations as organisations
from telectl.rules import periods as periods
from telectl.rules import plans as plans
from telectl.rules import priorities as priorities
from telectl.rules import projects as projects
from telectl.rules import references as references
from telectl.rules import routes as routes
from telectl.rules import secretariat as secretariat
from telectl.rules import solutions as solutions
from telectl.rules import spread as spread
from telectl.rules import standing as standing
from telectl.rules import submission as submission
from telectl.rules import succession as succession
from telectl.rules import tasks as tasks
from telectl.rules import unknown as unknown
from telectl.rules import voting as voting
from telectl.rules import workflow as workflow
from telectl.rules.registry import RULES, Rule, run
from telectl.rules.skipped import skipped

__all__ = ["RULES", "Rule", "run", "skipped"]
