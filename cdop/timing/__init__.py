"""When things are due and what may wait: deadline rules, holds, working days."""
