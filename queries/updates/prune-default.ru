# The merge without what no graph says any more.
DELETE { ?subject ?property ?value }
WHERE {
  ?subject ?property ?value .
  FILTER NOT EXISTS { GRAPH ?graph { ?subject ?property ?value } }
}
