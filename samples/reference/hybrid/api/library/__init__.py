"""The app `library`."""
