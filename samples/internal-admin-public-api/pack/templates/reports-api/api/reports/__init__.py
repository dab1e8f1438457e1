"""Reports over the rows of the other apps."""
