import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { formatterWorld, run } from "./page.js";

const vectors = JSON.parse(readFileSync(new URL("./console-vectors.json", import.meta.url), "utf8"));

for (const { of, call, line } of vectors) {
  test(`A line of ${of}`, () => {
    assert.equal(run(formatterWorld(), `pokerCaptureFormat([${call}])`), line);
  });
}

test("An object is cut at 2,000 characters and a line at 65,536", () => {
  const world = formatterWorld();

  assert.equal(run(world, "pokerCaptureFormat([{ text: 'x'.repeat(5_000) }])"), `{"text":"${"x".repeat(1_991)}…`);
  assert.equal(run(world, "pokerCaptureFormat([Array.from({ length: 50 }, () => 'y'.repeat(98))])").length, 2_001);
  assert.equal(run(world, "pokerCaptureFormat(['z'.repeat(10_000_000), 1])"), "z".repeat(65_536));
});

test("A page that replaces built-in methods changes no line", () => {
  const world = formatterWorld();
  run(
    world,
    `for (const owner of [String, Array, Object, Symbol, Number, Function]) {
       for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(owner.prototype))) {
         if (typeof value === "function") owner.prototype[name] = () => { throw 1; };
       }
     }`,
  );
  run(world, "JSON.stringify = Array.isArray = Object.keys = Object.getOwnPropertyDescriptor = () => { throw 2; };");

  assert.equal(run(world, "pokerCaptureFormat(['%s has %d', 'Ann', 5.5, { a: ['b', 1n] }, Symbol('x')])"), 'Ann has 5 {"a":["b",1]} Symbol(x)');
});
