import assert from "node:assert/strict";
import { test } from "node:test";
import { fromTable, normal, read, suggest } from "../src/index";

const THINGS = read([
  ["Governments should join AIRCOP.", "recommendation", "recommendation/a.html", "A/1, paragraph 3"],
  ["Container Control Programme", "programme", "programme/ccp.html", "CCP"],
  ["Airport Communication Project", "programme", "programme/aircop.html", "AIRCOP"],
  ["Airport police of Nowhere", "body", "body/airport-police.html", ""],
  ["São Tomé and Príncipe", "State", "state/stp.html", ""],
]);

const found = (words: string): readonly string[] =>
  suggest(THINGS, words, 10).map((one) => one.href);

test("a name is found by its beginning before others", () => {
  assert.deepEqual(found("airport"), ["programme/aircop.html", "body/airport-police.html"]);
});

test("a thing is found by another name, before the words that use it", () => {
  assert.equal(found("aircop")[0], "programme/aircop.html");
});

test("accents and case do not matter", () => {
  assert.deepEqual(found("SAO tome"), ["state/stp.html"]);
  assert.equal(normal("São-Tomé"), "sao tome");
});

test("all words must be there", () => {
  assert.deepEqual(found("airport container"), []);
});

test("a word within a word is not found", () => {
  assert.deepEqual(found("port"), []);
});

test("no words find nothing", () => {
  assert.deepEqual(found("  "), []);
});

test("a table of a server becomes links below the top of the site", () => {
  const row = {
    thing: { value: "https://example.org/document/A B#p2-a" },
    label: { value: "paragraph 2 (a)" },
  };

  const [one] = fromTable({ results: { bindings: [row] } }, "https://example.org/");

  assert.equal(one?.href, "document/A%20B.html#p2-a");
});
