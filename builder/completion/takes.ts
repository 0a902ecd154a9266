import type { NameList } from "./names.ts";

/** What stands behind an option or in the place of an argument: one of a list, a path that the shell completes, or the user's own words. */
type Taken = NameList | "path" | "words";

/** By the name of an argument, or of an option with the word in its brackets. */
const TAKES: Readonly<Record<string, Taken>> = {
  course: "courses",
  module: "modules",
  zip: "path",
  old: "path",
  new: "path",
  folder: "path",
  id: "words",
  code: "words",
  "--archetype <id>": "archetypes",
  "--target <id>": "targets",
  "--module <id>": "modules",
  "--course <key>": "keys",
  "--language <tag>": "languages",
  "--out <folder>": "path",
  "--out <file>": "path",
  "--root <folder>": "path",
  "--data <folder>": "path",
  "--junit <file>": "path",
  "--curricle <spec>": "path",
  "--since <commit>": "words",
  "--name <name>": "words",
  "--role <role>": "words",
  "--port <number>": "words",
  "--host <address>": "words",
  "--secret <text>": "words",
};

/** `undefined` for what nobody has thought of yet; a test finds it. */
export function taken(name: string): Taken | undefined {
  return TAKES[name];
}
