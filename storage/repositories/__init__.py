"""Plain functions over a unit: domain values in, domain values out; where a row belongs to an athlete, only theirs."""
