"""Vienna Graph: what United Nations drug-policy bodies said, to whom, how firmly, and where."""
