"""The texts of the files that hosts and crawlers read, with `$names` to be filled in."""
