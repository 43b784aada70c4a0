# Every graph under the base, whoever loaded it.
DELETE { GRAPH ?graph { ?subject ?property ?value } }
WHERE {
  GRAPH ?graph { ?subject ?property ?value }
  FILTER(STRSTARTS(STR(?graph), "$base"))
}
