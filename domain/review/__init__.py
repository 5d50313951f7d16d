"""Looking back over the day and the week: keep the plan or adjust it, and what exactly to change."""
