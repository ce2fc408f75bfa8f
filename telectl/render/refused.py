"""That nothing was judged, and why, for what reads findings: an empty answer would be a pass."""

from __future__ import annotations


def refused(format: str, language: str, told: str, exit_code: int, day: str) -> str:
    """The sentence in a format of findings; GitLab's has no words for it and stays empty."""
    from telectl.render import github, junit, sarif

    if format == "github":
        return github.notice(told, "error")
    if format == "sarif":
        return sarif.refused(language, told, exit_code)
    return junit.refused(day, told) if format == "junit" else ""
