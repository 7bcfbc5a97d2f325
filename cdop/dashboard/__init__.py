"""The panel's figures at a glance, gathered from the rooms that make them. Counts nothing itself."""
