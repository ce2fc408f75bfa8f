"""Rules of tasks and needs."""
