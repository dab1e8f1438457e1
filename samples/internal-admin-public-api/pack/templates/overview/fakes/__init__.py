"""What stands in for other services, in development and in tests."""
