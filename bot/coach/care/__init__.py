"""Looking after athletes: who they are to us and what becomes of their data."""
