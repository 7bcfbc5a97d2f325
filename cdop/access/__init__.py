"""Users, panels, memberships, roles and permissions: who may do what, where."""
