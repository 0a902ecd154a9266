import { Buffer } from "node:buffer";
import { describe, expect, test } from "@jest/globals";
import { readModule } from "../../builder/compile/parse/module.ts";
import { NO_NAMES } from "../../builder/compile/parse/names.ts";
import { newReport } from "../../builder/diagnostics/report.ts";
import { blockKinds } from "../../templates/blocks/index.ts";
import type { BlockExample } from "../../templates/contract/block-kind.ts";

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

const examples = blockKinds.flatMap((kind) =>
  (kind.examples ?? []).map((example) => ({ name: `${kind.name}: ${example.title}`, kind, example })),
);

function read({ markdown, files = {} }: BlockExample) {
  const report = newReport();
  const media = Object.entries(files).map(([name, file]) => {
    const bytes = typeof file === "string" ? Buffer.from(file) : Buffer.from(file.base64, "base64");
    return { path: `modules/m/${name}`, name, bytes: new Uint8Array(bytes) };
  });
  const source = { id: "m", file: { path: "modules/m/module.md", text: `${front}${markdown}\n` }, media };
  const module = readModule(source, [], new Set(), NO_NAMES, report)?.module;
  return { diagnostics: report.diagnostics, page: JSON.stringify(module?.pages) };
}

describe("every block's own examples", () => {
  test.each(examples)("$name is read without a diagnostic, and shows its block", ({ kind, example }) => {
    const { diagnostics, page } = read(example);
    const held = [kind.name, ...blockKinds.filter(({ within }) => within === kind.name).map(({ name }) => name)];
    const shown = held.filter((name) => page.includes(`"kind":"box","name":"${name}"`));
    expect([diagnostics, shown.length === held.length]).toEqual([[], kind.ships !== false]);
  });

  test.each(examples)("$name needs every file that it brings along, and no other", ({ example }) => {
    const named = [...example.markdown.matchAll(/media\/[\w.-]+/g)].map(([name]) => name);
    expect([...new Set(named)].sort()).toEqual(Object.keys(example.files ?? {}).sort());
  });
});

test.each(blockKinds)("$name has an example, or stands within a block that has one", ({ name, examples: own = [], within }) => {
  const around = blockKinds.find((kind) => kind.name === within)?.examples ?? [];
  expect([...own, ...around].filter(({ markdown }) => markdown.includes(`::: ${name}`)).length).toBeGreaterThan(0);
});

test("no two examples bring along files of the same name, as the gallery keeps them in one folder", () => {
  const names = examples.flatMap(({ example }) => Object.keys(example.files ?? {}));
  expect(names).toEqual([...new Set(names)]);
});
