export const LANGUAGES = ["curl", "Python", "R"] as const;
export type Language = (typeof LANGUAGES)[number];

/** The words as one argument of a shell. */
function shell(words: string): string {
  return `'${words.replaceAll("'", "'\\''")}'`;
}

/** The words as a string of Python or R; both read these escapes. */
function quoted(words: string): string {
  return JSON.stringify(words);
}

/** The words as a raw string of Python over several lines, where that is possible. */
function block(words: string): string {
  const fits = !words.includes('"""') && !words.includes("\\") && !words.endsWith('"');
  return fits ? `"""\n${words.trim()}\n"""` : quoted(words);
}

/** Lines that ask the query elsewhere. */
export function snippet(language: Language, endpoint: string, query: string): string {
  switch (language) {
    case "curl":
      return [
        `curl --silent --show-error --fail-with-body ${shell(endpoint)} \\`,
        "  --header 'Accept: text/csv' \\",
        `  --data-urlencode ${shell(`query=${query}`)}`,
      ].join("\n");
    case "Python":
      return [
        "from SPARQLWrapper import JSON, POST, SPARQLWrapper",
        "",
        `endpoint = SPARQLWrapper(${quoted(endpoint)})`,
        "endpoint.setMethod(POST)",
        "endpoint.setReturnFormat(JSON)",
        `endpoint.setQuery(${block(query)})`,
        'for row in endpoint.query().convert()["results"]["bindings"]:',
        '    print({name: term["value"] for name, term in row.items()})',
      ].join("\n");
    case "R":
      return [
        "library(httr2)",
        "",
        `answer <- request(${quoted(endpoint)}) |>`,
        '  req_headers(Accept = "text/csv") |>',
        `  req_body_form(query = ${quoted(query)}) |>`,
        "  req_perform()",
        "read.csv(text = resp_body_string(answer))",
      ].join("\n");
  }
}
