"""Papers of a case: checked as they come, sealed, handed out only through a page."""
