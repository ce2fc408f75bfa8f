"""Rules of the workflow itself: states, steps, gates."""
