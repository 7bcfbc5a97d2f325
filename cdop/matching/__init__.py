"""Records of one child, children of one birth or one incident, and lists that find deaths nobody notified."""
