"""Who said, asked, attended and decided what: each claim with its passage."""
