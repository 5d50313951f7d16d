"""What every service of the sandbox stands on: a process on loopback, a clock, guards, and scripted trouble."""
