import { describe, expect, test } from "@jest/globals";
import { codesIn, findIn } from "../../support/content.ts";

const svg = new TextEncoder().encode("<svg/>");
const media = [{ name: "media/a.svg", bytes: svg }];
const page = (text: string) => `# A page {#a-page}\n\n${text}\n`;
const picture = (alt: string, caption: string) => page(`![${alt}](media/a.svg "${caption}")`);

describe("a description and its caption", () => {
  const codes = (text: string) => codesIn(text, { media }).filter((code) => code.startsWith("picture/"));

  test.each([
    ["Two bars of flags", "Two bars of flags."],
    ["Two bars.", "two bars"],
    ["A chart that shows the flags of two wards side by side", "The flags of two wards"],
    ["The flags of two wards", "The flags of two wards, side by side"],
  ])("that say the same are found: %j and %j", (alt, caption) => {
    expect(codes(picture(alt, caption))).toEqual(["picture/alt-repeats-caption"]);
  });

  test.each([
    ["Two bars. The left one is taller.", "Two bars"],
    ["The left bar is taller than the right one.", "Ward A has more flags"],
  ])("that say different things are not: %j and %j", (alt, caption) => {
    expect(codes(picture(alt, caption))).toEqual([]);
  });

  test("are compared in a block for a picture as well, where the caption is its title", () => {
    const block = (title: string) => page(`::: picture ${title}\n![Two bars of flags](media/a.svg)\n\nThe left one is taller.\n:::`);
    expect(codes(block("Two bars of flags"))).toEqual(["picture/alt-repeats-caption"]);
    expect(codes(block("Ward A has more flags"))).toEqual([]);
  });

  test("need not be there", () => {
    expect(codes(page("![Two bars](media/a.svg)\n\n![-](media/a.svg)"))).toEqual([]);
  });
});

describe("colour as the only sign", () => {
  const codes = (text: string) => codesIn(page(text), { media }).filter((code) => code === "text/colour-alone");

  test.each([
    "The red ones are ill.",
    "People who are ill are shown in green.",
    "Follow the blue line to the end.",
    "Those that are marked orange are late.",
    "The flags are in light grey.",
    "![The dark blue bars are flags](media/a.svg)",
    '![Bars](media/a.svg "The red bars are flags")',
    "::: choice {#one}\nWhat do the yellow dots mean?\n\n- [x] Flags\n  > Yes.\n- [ ] Beds\n  > No.\n:::",
  ])("is found: %s", (text) => {
    expect(codes(text)).toEqual(["text/colour-alone"]);
  });

  test.each([
    "The red ones, with a cross, are ill.",
    "The dashed blue line is the threshold.",
    "The blue line on the left is the threshold.",
    "Black patients and white patients had different results.",
    "The model is a black box, and the rule a grey area.",
    "She saw a red rash and green phlegm.",
    "A patient says: “The blue ones give me a rash.”",
    "The system shows a warning in grey, so staff overlook it.",
  ])("is not seen in: %s", (text) => {
    expect(codes(text)).toEqual([]);
  });
});

describe("a heavy file", () => {
  const bytes = (size: number) => new Uint8Array(size);
  const heavy = (name: string, size: number, text: string, wishes = {}) =>
    findIn(page(text), { media: [{ name, bytes: bytes(size) }], wishes }).filter(({ code }) => code.includes("/heavy"));

  test.each([
    ["media/a.png", 500_001, "![A bed](media/a.png)", "picture/heavy"],
    ["media/a.txt", 10_000_001, "::: attachment A list {src=media/a.txt}\n:::", "file/heavy"],
  ])("%s of %i bytes is found", (name, size, text, code) => {
    expect(heavy(name, size, text).map(({ code: found }) => found)).toEqual([code]);
    expect(heavy(name, size - 1, text)).toEqual([]);
  });

  test("may be as heavy as a project says", () => {
    expect(heavy("media/a.png", 900_000, "![A bed](media/a.png)", { "picture/heavy": 900 })).toEqual([]);
  });
});
