"""Frozen folders: manifest, hashes, signature, verify, rebuild; writers of documents."""
