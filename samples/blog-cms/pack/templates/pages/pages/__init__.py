"""The pages that readers see. Posts are written in the admin; this app has no tables of its own."""
