"""Pure tables: protection of small numbers and the attack that proves it. No Django."""
