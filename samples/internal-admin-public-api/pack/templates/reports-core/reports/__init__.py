"""Reports over the rows of the other apps; it has no tables of its own."""
