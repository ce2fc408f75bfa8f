"""Rules of solutions: deployments, readiness, owners, relations."""
