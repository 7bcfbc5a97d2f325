"""A child's death as a case: identity apart from facts, sections, steps."""
