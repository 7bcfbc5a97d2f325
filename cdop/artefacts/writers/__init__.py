"""Writers: one neutral document in, the bytes of one file out, the same bytes every time.

They know no case, no figure and no clock: the moment of making is handed in.
"""
