"""The coach's hands: services, files and models it reaches, each behind a port of the domain."""
