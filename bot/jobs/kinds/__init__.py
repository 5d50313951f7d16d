"""The kinds of jobs: how each finds the facts that wait, and what it does about one."""
