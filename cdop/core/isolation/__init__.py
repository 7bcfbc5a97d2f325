"""Row-level isolation: a signed scope set on every transaction, and the policies that demand it.

Knows panels only as numbers; who may act for which panel is decided above, in access.
"""
