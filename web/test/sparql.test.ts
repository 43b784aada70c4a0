import assert from "node:assert/strict";
import { test } from "node:test";
import { parse } from "../src/answering";
import { explained } from "../src/explaining";
import { form } from "../src/forms";
import { columnsOf, heading, pageOf } from "../src/results";
import { snippet } from "../src/snippets";

const INTEGER = "http://www.w3.org/2001/XMLSchema#integer";

test("the form of a query is its first keyword outside of names and strings", () => {
  assert.equal(form('PREFIX ask: <http://ask/> # construct\nSELECT ("describe" AS ?x) {}'), "select");
  assert.equal(form("PREFIX a: <urn:select> CONSTRUCT {} WHERE {}"), "construct");
  assert.equal(form("ask {}"), "ask");
  assert.equal(form("BASE <urn:x> describe:thing DESCRIBE <urn:x>"), "describe");
});

test("an answer is rows, yes or no, or triples", () => {
  const rows = '{"head":{"vars":["a"]},"results":{"bindings":[]}}';

  assert.deepEqual(parse(rows, "application/sparql-results+json"), {
    kind: "rows",
    columns: ["a"],
    rows: [],
  });
  assert.deepEqual(parse('{"head":{},"boolean":false}', "application/sparql-results+json"), {
    kind: "truth",
    holds: false,
  });
  assert.equal(parse("<a:> <b:> <c:> .", "text/turtle").kind, "triples");
});

test("a label stands in the column of its thing", () => {
  const columns = columnsOf(["body", "bodyLabel", "documentLabel"], []);

  assert.deepEqual(
    columns.map((column) => [column.name, column.label]),
    [
      ["body", "bodyLabel"],
      ["documentLabel", undefined],
    ],
  );
});

test("a column is of numbers when all its values are", () => {
  const number = { type: "literal", value: "1", datatype: INTEGER } as const;
  const word = { type: "literal", value: "1" } as const;

  const of = (rows: Parameters<typeof columnsOf>[1]) => columnsOf(["n"], rows)[0]?.isNumber;

  assert.equal(of([{ n: number }, {}]), true);
  assert.equal(of([{ n: number }, { n: word }]), false);
  assert.equal(of([]), false);
});

test("a column that is empty throughout is not shown", () => {
  const word = { type: "literal", value: "x" } as const;

  const columns = columnsOf(["page", "item"], [{ item: word }]);

  assert.deepEqual(columns.map((column) => column.name), ["item"]);
});

test("the name of a column is said in words", () => {
  assert.equal(heading("documentLabel"), "document");
  assert.equal(heading("madeBy"), "made by");
});

test("things of the site lead to their pages, other addresses to where they are", () => {
  const place = { top: "../", base: "https://example.org/" };

  assert.equal(pageOf("https://example.org/document/D#p2", place), "../document/D.html#p2");
  assert.equal(pageOf("https://elsewhere.org/x", place), "https://elsewhere.org/x");
  assert.equal(pageOf("javascript:alert(1)", place), "");
});

test("an error is shown under the place where it is", () => {
  const words = "# Bad Request: the query cannot be read at line 2, column 3";

  assert.equal(
    explained(words, "SELECT\n  x y"),
    "Bad Request: the query cannot be read at line 2, column 3\n\n  x y\n  ^",
  );
});

test("the list of what an engine expected is left out", () => {
  assert.equal(explained("error at 1:1: expected one of A, B", "x"), "error at 1:1\n\nx\n^");
});

test("a line for a shell keeps quotes of a query together", () => {
  const line = snippet("curl", "https://example.org/sparql", "ASK { ?s ?p 'it' }");

  assert.ok(line.includes(`--data-urlencode 'query=ASK { ?s ?p '\\''it'\\'' }'`));
});

test("a query with its own triple quotes is one string of Python", () => {
  const lines = snippet("Python", "https://example.org/sparql", 'ASK { ?s ?p """a""" }');

  assert.ok(lines.includes('endpoint.setQuery("ASK { ?s ?p \\"\\"\\"a\\"\\"\\" }")'));
});
