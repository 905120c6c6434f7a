import assert from "node:assert/strict";
import { test } from "node:test";
import { Backoff } from "../worker/backoff.js";
import { normalAddress } from "../worker/settings.js";

test("Waiting doubles up to a minute, less a share, and begins anew after success", () => {
  const backoff = new Backoff(1_000, 60_000, () => 0.5);

  assert.deepEqual(Array.from({ length: 8 }, () => backoff.next()), [900, 1_800, 3_600, 7_200, 14_400, 28_800, 54_000, 54_000]);
  backoff.reset();
  assert.equal(backoff.next(), 900);
});

test("An address is an origin: of this machine, or by https", () => {
  assert.equal(normalAddress(" http://127.0.0.1:5110/ "), "http://127.0.0.1:5110");
  assert.equal(normalAddress("http://[::1]:5110"), "http://[::1]:5110");
  assert.equal(normalAddress("https://capture.example/"), "https://capture.example");
  for (const wrong of ["", "127.0.0.1:5110", "ftp://127.0.0.1", "http://192.168.1.10:5110", "http://127.0.0.1.example", "https://a:b@c.example", "https://c.example?x"]) {
    assert.throws(() => normalAddress(wrong), Error, wrong);
  }
});
