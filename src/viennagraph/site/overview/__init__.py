"""The ways in: the first page, the search, the list of all provisions, and lists of each kind."""
