"""Rules of the house, each a screen long. They find their objects themselves: a new page or action is included."""
