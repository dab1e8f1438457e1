"""Users, and who is calling."""
