import { runInNewContext } from "node:vm";
import { expect, test } from "@jest/globals";
import { codeOf, meaningOf, textOf } from "../../../templates/standards/scorm-answers.ts";

test.each([true, "true", 1, "1", new String("true"), "TRUE", " true\n", new Boolean(true)])("CALL-2: %p means yes", (answer) => {
  expect(meaningOf(answer)).toBe(true);
});

test.each([false, "false", 0, "0", "False", new String("false")])("CALL-2: %p means no", (answer) => {
  expect(meaningOf(answer)).toBe(false);
});

test.each([undefined, null, "", {}, [], Number.NaN])("CALL-2: %p leaves it to the last error", (answer) => {
  expect(meaningOf(answer)).toBeUndefined();
});

test.each([undefined, null, "null", "undefined", {}, [], Number.NaN, () => ""])("CALL-4: reading %p gives nothing", (answer) => {
  expect(textOf(answer)).toBe("");
});

test.each([
  [90, "90"],
  ["x", "x"],
  [new String("y"), "y"],
])("CALL-4: reading %p gives %p", (answer, text) => {
  expect(textOf(answer)).toBe(text);
});

test.each([
  [301, 301],
  ["301", 301],
  [" 0 ", 0],
  ["", Number.NaN],
  [undefined, Number.NaN],
])("an error code of %p is %p", (answer, code) => {
  expect(codeOf(answer)).toBe(code);
});

test("CALL-2: a String object of another window means what it says", () => {
  expect([meaningOf(runInNewContext('new String("true")')), textOf(runInNewContext('new String("x")'))]).toEqual([true, "x"]);
});
