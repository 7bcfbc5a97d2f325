"""One-download links: a released document handed to somebody who has no account here. Knows no figures."""
