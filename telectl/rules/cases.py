"""Rules of cases: points, outcomes, advice, hearings, what follows a decision."""
