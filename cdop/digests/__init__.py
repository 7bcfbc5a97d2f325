"""What the clock puts before people: each week what is missing in the records, each month the themes so far."""
