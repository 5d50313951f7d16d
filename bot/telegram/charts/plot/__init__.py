"""Days along the bottom, values up the side, and what stands between them: shared by all charts over time."""
