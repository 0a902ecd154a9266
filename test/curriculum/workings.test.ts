import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { visitProject } from "../../builder/compile/visit-project.ts";
import { questionsOf } from "../../builder/compile/parse/module.ts";
import type { AuthoredQuestion, Module } from "../../builder/compile/types.ts";
import { partsOf } from "../../builder/review/parts.ts";
import { home, kit, today } from "../support/project.ts";
import type { Working } from "./working.ts";

/** What a question takes for right. */
interface NumberData {
  readonly correct: { readonly min: number; readonly max: number };
}

const folder = join(home, "test/curriculum/workings");
const files = readdirSync(folder).sort();
const workings = new Map(
  await Promise.all(
    files.map(async (name) => {
      const { workings: own } = (await import(join(folder, name))) as { readonly workings: readonly Working[] };
      return [name.replace(/\.ts$/, ""), own] as const;
    }),
  ),
);
const modules = new Map<string, Module>();
await visitProject({ root: home, kit, today }, () => ({ module: (module) => void modules.set(module.id, module) }));

const isNumber = ({ type }: AuthoredQuestion) => type === "numeric" || type === "estimate";
const asked = [...modules.values()].flatMap((module) =>
  questionsOf(module.pages)
    .filter(isNumber)
    .map((question) => ({ module, question })),
);
const listed = [...workings].flatMap(([id, own]) => own.map((working) => ({ id, working, name: `${id}/${working.at}` })));

/** What stands at a place: a question as it is asked, or a page with all that is on it. */
function textAt(module: Module | undefined, at: string): string {
  const question = module && questionsOf(module.pages).find(({ id }) => id === at);
  if (question) return [question.stem.html, question.pictures.map(({ alt }) => alt)].join(" ").replace(/<[^>]*>/g, " ");
  const parts = module ? partsOf(module).filter(({ id }) => id === at || id.startsWith(`${at}/`)) : [];
  const cases = module ? questionsOf(module.pages.filter(({ id }) => id === at)).map(({ shown }) => JSON.stringify(shown) ?? "") : [];
  return [...parts.flatMap(({ title, lines }) => [title, ...lines]), ...cases].join(" ");
}

/** True where a text states a number, in digits as people print them or, up to twelve, as a word. */
function states(text: string, value: number): boolean {
  const digits = [String(value), value.toFixed(1), value.toLocaleString("en-GB", { maximumFractionDigits: 6 })].map((form) =>
    form.replace(/[.]/g, "\\."),
  );
  const word = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"][value];
  const forms = [...digits, ...(word ? [word] : [])];
  return new RegExp(`(?<![\\d,.])(?:${forms.join("|")})(?![\\d]|[,.]\\d)`, "i").test(text);
}

test("every list of workings is that of a module, and every place in it is there", () => {
  expect([...workings.keys()].filter((id) => !modules.has(id))).toEqual([]);
  expect(listed.filter(({ id, working }) => textAt(modules.get(id), working.at) === "").map(({ name }) => name)).toEqual([]);
});

test("every question whose answer is a number is worked out again, or cites the source of its number", () => {
  const without = asked.filter(
    ({ module, question }) => !workings.get(module.id)?.some(({ at }) => at === question.id) && question.citations.length === 0,
  );
  expect(without.map(({ module, question }) => `${module.id}/${question.id}`)).toEqual([]);
});

describe("what goes into a sum is stated where it is asked", () => {
  test.each(listed)("$name: $working.from", ({ id, working }) => {
    const text = textAt(modules.get(id), working.at);
    expect({ text, missing: working.from.filter((value) => !states(text, value)) }).toEqual({ text, missing: [] });
  });
});

describe("what a module says comes out of what it states", () => {
  test.each(listed)("$name gives $working.gives", ({ id, working }) => {
    const { at, from, by, gives, within = 0 } = working;
    const result = by(...from);
    const question = asked.find((one) => one.module.id === id && one.question.id === at)?.question.data as NumberData | undefined;
    const right = question?.correct ?? { min: gives - within, max: gives + within };
    expect(result).toBeGreaterThanOrEqual(right.min - 1e-9);
    expect(result).toBeLessThanOrEqual(right.max + 1e-9);
    expect(gives).toBeGreaterThanOrEqual(right.min - 1e-9);
    expect(gives).toBeLessThanOrEqual(right.max + 1e-9);
  });
});

describe("what a page prints as the result of a sum stands on it", () => {
  const printed = listed.filter(({ id, working }) => !asked.some((one) => one.module.id === id && one.question.id === working.at));
  test.each(printed)("$name prints $working.gives", ({ id, working }) => {
    const text = textAt(modules.get(id), working.at);
    expect({ text, found: states(text, working.gives) }).toEqual({ text, found: true });
  });
});
