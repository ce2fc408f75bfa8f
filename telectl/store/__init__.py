"""Where it lies: files, YAML, git, and how a change is written."""
