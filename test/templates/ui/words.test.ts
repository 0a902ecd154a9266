import { describe, expect, test } from "@jest/globals";
import { wordsOf } from "../../../templates/runtime/ui/words.ts";

const strings = { hello: "Hello {name}", "left.one": "{count} left", "left.other": "{count} are left", "page.other": "{count} pages" };
const words = (fraction = false) => wordsOf(strings, "en-GB", () => fraction);

describe("the player's words", () => {
  test("fill in names, and leave a name in sight that nobody gave", () => {
    expect(words().say("hello", { name: "Anika" })).toBe("Hello Anika");
    expect(words().say("hello")).toBe("Hello {name}");
  });

  test("show the key where a language lacks the text, so that the gap is seen and nothing breaks", () => {
    expect(words().say("missing")).toBe("missing");
  });

  test("count in the plural form of the language", () => {
    expect([1, 2].map((count) => words().count("left", count))).toEqual(["1 left", "2 are left"]);
  });

  test("use the form for any other number where a language has only that", () => {
    expect(words().count("page", 1)).toBe("1 pages");
  });

  test("never round a score up", () => {
    expect([7999, 8000, 10000, 0].map((value) => words().percent(value))).toEqual(["79%", "80%", "100%", "0%"]);
  });

  test("show decimals where the pass mark has some", () => {
    expect([6666, 6667].map((value) => words(true).percent(value))).toEqual(["66.66%", "66.67%"]);
  });

  test("write dates out, so that no country misreads them", () => {
    expect(words().date(new Date("2027-06-03T12:00"))).toBe("3 June 2027");
  });
});
