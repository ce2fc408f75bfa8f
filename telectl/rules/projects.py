"""Rules of projects: their plan, their papers, their people."""
