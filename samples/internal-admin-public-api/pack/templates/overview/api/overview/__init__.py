"""What other services say of the one who calls, in one answer."""
