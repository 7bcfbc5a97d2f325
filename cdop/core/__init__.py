"""Ground: isolation, page helpers, template tags. Knows no case and no panel."""
