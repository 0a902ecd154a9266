import { describe, expect, test } from "@jest/globals";
import { readingAge } from "../../../builder/content/reading-age.ts";
import { type ContentSetting, codesIn, findIn } from "../../support/content.ts";

const page = (text: string) => `# A page {#a-page}\n\n${text}\n`;
const prose = (text: string, setting?: ContentSetting) => codesIn(page(text), setting).filter((code) => code.startsWith("prose/"));
const words = (count: number) => Array.from({ length: count }, (_, index) => (index === 0 ? "Go" : "on")).join(" ");

describe("a sentence", () => {
  test.each([
    [words(20), []],
    [words(21), ["prose/long-sentence"]],
    [`${words(20)}. ${words(20)}.`, []],
    [`- ${words(15)}\n- ${words(15)}`, []],
    [`| ${words(15)} | ${words(15)} |\n| - | - |\n| a | b |`, []],
    [`Dr Lewis said 1.5 and 2,000.5. ${words(16)}`, []],
    [`“${words(12)}. ${words(12)}.”`, []],
  ])("of %j gives %j", (text, codes) => {
    expect(prose(text)).toEqual(codes);
  });

  test("is found where it begins, in feedback too, and named by its first words", () => {
    const asked = `::: choice {#one}\nWhich?\n\n- [x] Yes\n  > Right. ${words(21)}.\n- [ ] No\n  > Wrong.\n:::`;
    expect(findIn(page(asked)).find(({ code }) => code === "prose/long-sentence")).toMatchObject({
      line: 7,
      column: 12,
      message: "The sentence “Go on on on on on …” has 21 words.",
    });
  });

  test("may be as long as a project says", () => {
    expect(prose(words(25), { wishes: { "prose/long-sentence": 25 } })).toEqual([]);
  });
});

test.each([
  ["One. Two. Three.", []],
  ["One. Two. Three. Four.", ["prose/long-paragraph"]],
  ["- One. Two. Three. Four.", []],
  ["::: choice {#one}\nOne. Two. Three. Which?\n\n- [x] Yes\n  > Yes.\n- [ ] No\n  > No.\n:::", []],
])("the paragraph %j gives %j", (text, codes) => {
  expect(prose(text)).toEqual(codes);
});

describe("reading age", () => {
  const EASY = "The cat sat on the mat and ate a fish. ".repeat(8);
  const HARD = "Organisational considerations necessitate interprofessional communication. ".repeat(14);
  const MIDDLE = "The hospital committee considers every application carefully. ".repeat(9);

  test("rises with the length of words and sentences", () => {
    expect(readingAge([EASY])).toBeCloseTo(5.11, 5);
    expect(readingAge([HARD])).toBeGreaterThan(25);
  });

  test("cannot be told of fewer than 60 words", () => {
    expect(readingAge(["The cat sat on the mat."])).toBeUndefined();
  });

  test("takes items of a list for sentences of their own", () => {
    const items = Array.from({ length: 12 }, () => "A short item on a list");
    expect(readingAge(items)).toBeLessThan(readingAge([items.join(" ")]) ?? 0);
  });

  test.each([
    [EASY, "", []],
    [HARD, "", ["prose/reading-age"]],
    [HARD, "reading: technical", ["prose/technical-reading-age"]],
    [MIDDLE, "reading: technical", ["prose/technical-reading-age"]],
  ])("of %j in a module with %j gives %j", (text, front, codes) => {
    expect(prose(text, { front }).filter((code) => code.includes("age"))).toEqual(codes);
  });

  test("takes terms of the glossary for easy words", () => {
    const terms = "The [[positive predictive value]] is a share of those who are ill. ".repeat(7);
    const glossary = "glossary: [{ term: positive predictive value, meaning: A share. }]";
    const wishes = { "prose/reading-age": 7 };
    const age = (text: string, front: string) => prose(text, { front, wishes }).filter((code) => code === "prose/reading-age");
    expect(age(terms, glossary)).toEqual([]);
    expect(age(terms.replace(/[[\]]/g, ""), "")).toEqual(["prose/reading-age"]);
  });

  test("is told for the groups that get the page so", () => {
    const [found] = findIn(page(`::: for users\n${HARD}\n::: otherwise\n${EASY}\n:::`)).filter(({ code }) => code === "prose/reading-age");
    expect(found?.message).toMatch(/^The page "A page" for users reads like a text for \d+\.\d years of age\.$/);
  });
});

describe("an acronym", () => {
  test.each([
    "Ask for the DPIA.",
    "The DPIAs are here.",
    "See DCB0129 for more.",
    "Ask for the DPIA. A data protection impact assessment (DPIA) looks at privacy.",
    "## The DPIA",
    "![The DPIA on a desk](media/a.svg)",
  ])("that nothing explains is found: %s", (text) => {
    const media = [{ name: "media/a.svg", bytes: new TextEncoder().encode("<svg/>") }];
    expect(prose(text, { media })).toEqual(["prose/acronym-not-explained"]);
  });

  test.each([
    "A data protection impact assessment (DPIA) looks at privacy. Ask for the DPIA.",
    "They use DCB0160, a Data Coordination Board standard.",
    "The positive predictive value, or PPV, is a share.",
    "The DPIA (data protection impact assessment) looks at privacy.",
    "The [[medical device]] rule, and the [[DPIA|DPIA]], are here.",
    "The NHS and a GP use AI in the A&E of the UK.",
    "Section II is on the BBC.org page, at a@ABC.org.",
    "A cell with a SUM formula.",
    "`npm`, Wi-Fi, an X-ray and a PhD.",
  ])("that is explained, or needs none, is not: %s", (text) => {
    const front = "glossary: [{ term: medical device, meaning: A product. }, { term: DPIA, meaning: A look at privacy. }]";
    const marked = text.includes("[[") ? { front } : {};
    expect(prose(text, marked)).toEqual([]);
  });

  test("is explained for those who have read the explanation", () => {
    const parts = "::: for users\nA look at privacy is a data protection check (DPC).\n:::\n\nThe DPC is done.";
    const found = findIn(page(parts)).filter(({ code }) => code === "prose/acronym-not-explained");
    expect(found.map(({ line, message }) => [line, message])).toEqual([
      [7, "DPC is met here first for drivers and creators, and nothing has said what it stands for."],
    ]);
  });

  test("is known where a project lists it", () => {
    expect(prose("Ask for the DPIA.", { wishes: { acronyms: ["DPIA"] } })).toEqual([]);
  });
});

describe("the passive voice", () => {
  const hints = (text: string) => findIn(page(text)).map(({ code, severity }) => [code, severity]);

  test.each([
    "The form was signed by Ada.",
    "Mistakes are found later.",
    "The rule has been written down.",
    "It will be sent today.",
    "They are not scored.",
    "Some may be harmed.",
    "It must be sent today.",
  ])("gets a hint: %s", (text) => {
    expect(hints(text)).toEqual([["prose/passive-voice", "hint"]]);
  });

  test.each([
    "Ada signed the form.",
    "She is worried and tired.",
    "It is called triage.",
    "The names are made up.",
    "The red line is next.",
  ])("is not seen in: %s", (text) => {
    expect(prose(text)).toEqual([]);
  });
});

describe("words to avoid", () => {
  test.each([
    ["They utilise a tool.", "use"],
    ["We leveraged it.", "use"],
    ["Do it in order to rest.", "to"],
    ["Elderly people come.", "older people"],
    ["She suffers from asthma.", "have, or has"],
    ["Some tools, e.g. this one.", "for example"],
    ["Soap, gel, etc.", "and so on, or name them"],
    ["You can't go.", "both words in full"],
    ["Please wait.", "nothing: say what to do"],
  ])("are found with what to write: %s", (text, instead) => {
    const [found] = findIn(page(text)).filter(({ code }) => code === "prose/word-to-avoid");
    expect(found?.remedy).toContain(`Write instead: ${instead}.`);
  });

  test.each([
    "A nurse says: “Please wait.”",
    "::: quote Ada\nI utilise it.\n:::",
    "A tool has no wish to please.",
    "The utility of the egg pleases them.",
    "They are pleased, and the blinds are down.",
  ])("are not seen in: %s", (text) => {
    expect(prose(text)).toEqual([]);
  });

  test("are those that a project wants", () => {
    const wishes = { words: { utilise: "off", "patient journey": "what happens to the patient" } };
    expect(prose("They utilise it.", { wishes })).toEqual([]);
    expect(prose("On the patient journey they rest.", { wishes })).toEqual(["prose/word-to-avoid"]);
  });
});

test("rules for English leave other languages alone", () => {
  const text = page(`${words(30)} DPIA utilise in 2024.`);
  expect(codesIn(text).length).toBeGreaterThan(3);
  expect(codesIn(text, { language: "cy" })).toEqual([]);
});
