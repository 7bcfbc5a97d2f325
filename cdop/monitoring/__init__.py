"""The panel's own rates beside published ones, and how they change: to read, and to be told in time."""
