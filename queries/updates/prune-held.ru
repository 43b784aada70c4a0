# The merge, where it is a graph of its own, without what no other graph says any more.
DELETE { GRAPH <$held> { ?subject ?property ?value } }
WHERE {
  GRAPH <$held> { ?subject ?property ?value }
  FILTER NOT EXISTS {
    GRAPH ?graph { ?subject ?property ?value }
    FILTER(?graph != <$held>)
  }
}
