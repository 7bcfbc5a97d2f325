"""Work done later: the Job row is the record, the broker only wakes."""
