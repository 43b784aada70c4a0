"""The commands and their options, by what they are for."""
