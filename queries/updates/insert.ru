# What graphs say, and what is held: $quads stands for triples, alone or in GRAPH blocks.
INSERT DATA {
$quads}
