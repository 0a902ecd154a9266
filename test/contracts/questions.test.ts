import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { newReport } from "../../builder/diagnostics/report.ts";
import { readModule, questionsOf } from "../../builder/compile/parse/module.ts";
import { NO_NAMES } from "../../builder/compile/parse/names.ts";
import type { QuestionExample } from "../../templates/contract/question.ts";
import { questionTypes } from "../../templates/questions/index.ts";
import { home } from "../support/project.ts";

const front = `---
title: Example
summary: Example.
minutes: 1
language: en-GB
objectives: [{id: o, text: Know., needs: [N1]}]
owner: Test
review-by: 2027-01-31
---

# Page {#page}

`;

const examples = questionTypes.flatMap((type) => type.examples.map((example) => ({ name: `${type.id}: ${example.title}`, type, example })));

const parse = ({ markdown, pictures = {} }: Pick<QuestionExample, "markdown" | "pictures">) => {
  const report = newReport();
  const media = Object.entries(pictures).map(([name, svg]) => ({ path: `modules/m/${name}`, name, bytes: new TextEncoder().encode(svg) }));
  const source = { id: "m", file: { path: "modules/m/module.md", text: `${front}${markdown}\n` }, media };
  const read = readModule(source, [], new Set(), NO_NAMES, report);
  return { report, question: questionsOf(read?.module.pages ?? [])[0] };
};

/** Pieces that a type shows itself, in its form or in the outcome; what a template fills in may be anything. */
const ownFeedback = (type: string): RegExp => {
  const folders = ["view.hbs", "outcome.hbs", "../../layout/row-marks.hbs"];
  const paths = folders.map((file) => join(home, "templates/questions", type, file)).filter((path) => existsSync(path));
  const keys = paths.flatMap((path) => [...readFileSync(path, "utf8").matchAll(/data-feedback="([^"]+)"/g)].map(([, key = ""]) => key));
  return new RegExp(`^(${keys.map((key) => key.replace(/\{\{[^}]+\}\}/g, "[\\w-]+")).join("|") || "!"})$`);
};

describe("every question type's own examples", () => {
  test.each(examples)("$name reads without a diagnostic", ({ example }) => {
    const { report, question } = parse(example);
    expect([report.diagnostics, question?.data]).toEqual([[], expect.anything()]);
  });

  test.each(examples)("$name scores each answer as it says", ({ type, example }) => {
    const { question } = parse(example);
    const scores = example.answers.map(({ encoded }) => type.score(question?.data, type.decode(question?.data, encoded)));
    expect(scores).toEqual(example.answers.map(({ score }) => score));
  });

  test.each(examples)("$name encodes what it decodes, within its length and alphabet", ({ type, example }) => {
    const { question } = parse(example);
    const again = example.answers.map(({ encoded }) => type.encode(question?.data, type.decode(question?.data, encoded)));
    expect(again).toEqual(example.answers.map(({ encoded }) => encoded));
    expect(again.every((text) => /^[A-Za-z0-9_-]+$/.test(text) && text.length <= type.encodedLength(question?.data))).toBe(true);
  });

  test.each(examples)("$name refuses a foreign answer code", ({ type, example }) => {
    const { question } = parse(example);
    expect(["", "!", "zz", "undefined"].map((text) => type.decode(question?.data, text))).toEqual(Array(4).fill(undefined));
  });

  test.each(examples)("$name has a score between 0 and 1 and feedback that exists", ({ type, example }) => {
    const { question } = parse(example);
    const ids = [...(question?.options ?? []), ...(question?.feedback ?? [])].map(({ id }) => id);
    const own = ownFeedback(type.id);
    const keys = example.answers.flatMap(({ encoded }) => type.feedback(question?.data, type.decode(question?.data, encoded)));
    expect(keys.filter((key) => !ids.includes(key) && !own.test(key))).toEqual([]);
  });

  test.each(examples)("$name makes an interaction with and without an answer", ({ type, example }) => {
    const { question } = parse(example);
    const answer = type.decode(question?.data, example.answers[0]?.encoded ?? "");
    expect(type.interaction(question?.data, answer).response).toBeDefined();
    expect(type.interaction(question?.data, undefined).response).toBeUndefined();
  });
});

test.each(questionTypes)("$id has an example, a template, a view, and codes of its own kind", ({ id, examples: own, problems }) => {
  const folder = join(home, "templates/questions", id);
  expect(["author.ts", "question.ts", "view.ts", "view.hbs"].filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  expect([own.length > 0, Object.keys(problems).filter((code) => !code.startsWith("question/"))]).toEqual([true, []]);
  expect(readFileSync(join(folder, "view.hbs"), "utf8")).toContain("{{");
});
