"""Django's PostgreSQL backend, with the scope signed into every transaction."""
