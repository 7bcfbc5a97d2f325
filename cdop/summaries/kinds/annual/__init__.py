"""The annual report: four parts, each counted by a day of its own, and the document that brings them together."""
