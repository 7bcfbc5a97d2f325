"""Published indicators of child health: rates with intervals, against England, over time, by deprivation."""
