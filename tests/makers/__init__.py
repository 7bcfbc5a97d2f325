"""Invented panels, people and cases for tests. Made only through actions: no state the house cannot reach."""
