"""The dashboard in shapes."""
