"""Rates beside published ones, and charts that watch, in shapes for pages. They read nothing."""
