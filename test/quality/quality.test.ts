import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { home } from "../support/project.ts";

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(join(home, "node_modules/.bin", args[0] ?? ""), args.slice(1), {
    cwd: home,
    encoding: "utf8",
  });
  return { status, output: status === 0 ? "" : `${stdout}${stderr}` };
};

const clean = { status: 0, output: "" };

test.each([
  ["is formatted", ["biome", "format", "."]],
  ["has right types in templates, without Node", ["tsc", "-p", "templates"]],
  ["has right types in the builder, without the DOM", ["tsc", "-p", "builder"]],
  ["has right types in the tests", ["tsc", "-p", "test"]],
  ["has nothing that the linter finds", ["oxlint", "--type-aware", "--deny-warnings"]],
  ["has no dead export and no unused dependency", ["knip"]],
])(
  "the whole tree %s",
  (_, command) => {
    expect(run(...command)).toEqual(clean);
  },
  120_000,
);
