"""Publications that need nothing above figures: tables of one's own."""
