import type { NameList } from "./names.ts";

/** What stands behind an option or in the place of an argument: one of a list, a path that the shell completes, or the user's own words. */
type Taken = NameList | "path" | "words";

/** By the name of an argument, or of an option with the word in its brackets. */
const LISTS: Readonly<Record<string, NameList>> = {
  course: "courses",
  module: "modules",
  "--archetype <id>": "archetypes",
  "--target <id>": "targets",
  "--module <id>": "modules",
  "--course <key>": "keys",
  "--language <tag>": "languages",
  "--journey <id>": "journeys",
};

/** Words in the help that stand for a path. */
const PATHS = /^(--[a-z-]+ <(folder|file|path|spec)>|folder|file|zip|old|new)$/;

export function taken(name: string): Taken {
  return LISTS[name] ?? (PATHS.test(name) ? "path" : "words");
}
