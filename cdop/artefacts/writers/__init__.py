"""Writers: one neutral document, or protected tables, in; the bytes of one file out, the same every time.

They know no case, no true count and no clock: the moment of making is handed in.
"""
