"""Child death review for panels in England."""
