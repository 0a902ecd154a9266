import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { loadKit } from "../../builder/compile/kit.ts";
import { loadTemplates } from "../../builder/compile/render/templates.ts";
import { EXAMPLE_RULES } from "../../builder/extensions/example-rules.ts";
import { readExample } from "../../builder/extensions/read-example.ts";
import { questionTypes } from "../../templates/questions/index.ts";
import { home, kit } from "../support/project.ts";

const loaded = await loadKit(kit);
const reading = { kit: loaded, templates: loadTemplates(loaded.templates), strings: await loaded.strings("en") };
const examples = questionTypes.flatMap((type) => type.examples.map((example) => ({ name: `${type.id}: ${example.title}`, type, example })));
const tried = EXAMPLE_RULES.flatMap((rule) => examples.map(({ name, ...rest }) => ({ title: `${name} ${rule.name}`, rule, ...rest })));

describe("every question type's own examples", () => {
  test.each(examples)("$name reads without a diagnostic", ({ type, example }) => {
    const { diagnostics, read } = readExample(type, example, reading);
    expect([diagnostics, read?.question.data]).toEqual([[], expect.anything()]);
  });

  // The same rules as `curricle check` has for question types of a project's own.
  test.each(tried)("$title", ({ rule, type, example }) => {
    const { read } = readExample(type, example, reading);
    expect(read && rule.broken(read)).toEqual([]);
  });
});

test.each(questionTypes)("$id has an example, a template, a view, and codes of its own kind", ({ id, examples: own, problems }) => {
  const folder = join(home, "templates/questions", id);
  expect(["author.ts", "question.ts", "view.ts", "view.hbs"].filter((file) => !existsSync(join(folder, file)))).toEqual([]);
  expect([own.length > 0, Object.keys(problems).filter((code) => !code.startsWith("question/"))]).toEqual([true, []]);
  expect(readFileSync(join(folder, "view.hbs"), "utf8")).toContain("{{");
});
