"""E-mail that leaves the house: an outbox of sealed rows, sent by the worker. No identity in any letter."""
