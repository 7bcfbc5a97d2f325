"""A case that another panel reviews: sent, received, accepted or sent back."""
