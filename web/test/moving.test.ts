import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted, nearest, zoomed } from "../src/geometry";
import { compare, numberIn } from "../src/sorting";

const WHOLE = { x: 0, y: 0, width: 100, height: 80 };

test("zooming leaves the place under the pointer where it is", () => {
  const at = { x: 25, y: 20 };

  const box = zoomed(WHOLE, 0.5, at);

  assert.deepEqual(box, { x: 12.5, y: 10, width: 50, height: 40 });
  assert.equal((at.x - box.x) / box.width, at.x / WHOLE.width);
});

test("what is found stands in the middle", () => {
  const box = fitted({ x: 90, y: 10 }, WHOLE, WHOLE);

  assert.deepEqual(box, { x: 65, y: -10, width: 50, height: 40 });
});

test("an arrow leads to the nearest in its direction", () => {
  const places = [
    ["far", { x: 50, y: 0 }],
    ["near", { x: 20, y: 4 }],
    ["behind", { x: -5, y: 0 }],
  ] as const;

  assert.equal(nearest({ x: 0, y: 0 }, places, "right"), "near");
  assert.equal(nearest({ x: 0, y: 0 }, places, "left"), "behind");
  assert.equal(nearest({ x: 0, y: 0 }, places, "up"), undefined);
});

test("numbers are sorted by size, words as people sort them, and empty cells last", () => {
  const sorted = (values: readonly string[], direction: "ascending" | "descending") =>
    [...values].sort((one, other) => compare(one, other, direction));

  assert.deepEqual(sorted(["10", "9", "", "1 204"], "ascending"), ["9", "10", "1 204", ""]);
  assert.deepEqual(sorted(["10", "9", "", "1,204"], "descending"), ["1,204", "10", "9", ""]);
  assert.deepEqual(sorted(["éa", "Eb", "d"], "ascending"), ["d", "éa", "Eb"]);
});

test("what only looks like a number is a word", () => {
  assert.equal(numberIn("E/CN.7/2092/9"), undefined);
  assert.equal(numberIn("12a"), undefined);
  assert.equal(numberIn("−3.5"), -3.5);
});
