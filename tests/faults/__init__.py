"""What breaks outside the program: databases that go away or are slow, full disks, changes of a table in use."""
