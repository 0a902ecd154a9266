import type { GenericSchema } from "valibot";
import { courseSchema } from "../compile/parse/course-schema.ts";
import { frontMatter, translatedFrontMatter } from "../compile/parse/front-matter.ts";
import { archetypeNames, archetypeSchema, courseNames, frameworkSchema } from "../compile/parse/plan-schemas.ts";
import { projectSchema } from "../compile/parse/project-schema.ts";
import type { Words } from "../compile/words.ts";
import { signOffSchema } from "../review/signoff.ts";
import { themeSchema } from "../themes/read-themes.ts";
import type { Lists } from "./lists.ts";
import { type Schema, schemaOf } from "./to-schema.ts";
import { wordsSchema } from "./words-schema.ts";

/** A schema for the files that authors write. */
export interface FileSchema {
  /** Its file is `<name>.json`. */
  readonly name: string;
  readonly title: string;
  /** The files that it is for, as a pattern from the project's root; one that is taken out begins with `!`. */
  readonly files: readonly string[];
  /** Whether the file is YAML, JSON, or Markdown with YAML above it. */
  readonly kind: "yaml" | "json" | "front-matter";
  readonly schema: Schema;
}

const NAMES = (folder: string) => [`modules/${folder}/*.*.yaml`];

/** One for each kind of file, from the same schemas that read them. `english` are the player's words. */
export function fileSchemas(lists: Lists, english: Words): readonly FileSchema[] {
  const yaml = (name: string, title: string, files: readonly string[], schema: GenericSchema): FileSchema => ({
    name,
    title,
    files,
    kind: "yaml",
    schema: { title, ...schemaOf(schema, lists) },
  });
  const plain = (folder: string) => [`modules/${folder}/*.yaml`, ...NAMES(folder).map((pattern) => `!${pattern}`)];
  const words = "The player's words in one language";
  return [
    yaml("project", "Who publishes the courses, and settings for all of them", ["modules/project.yaml"], projectSchema),
    yaml("archetype", "A learner group", plain("archetypes"), archetypeSchema),
    yaml("archetype-names", "A learner group in another language", NAMES("archetypes"), archetypeNames),
    yaml("course", "A course", plain("courses"), courseSchema),
    yaml("course-names", "A course in another language", NAMES("courses"), courseNames),
    yaml("framework", "A list of learning needs", ["modules/frameworks/*.yaml"], frameworkSchema),
    yaml("sign-offs", "Who has read a module", ["modules/*/signoff.yaml"], signOffSchema),
    { ...yaml("module", "What stands above a module's text", ["modules/*/module.md"], frontMatter), kind: "front-matter" },
    {
      ...yaml("module-translation", "What stands above a module's translation", ["modules/*/module.*.md"], translatedFrontMatter),
      kind: "front-matter",
    },
    { ...yaml("theme", "A theme of the project", ["modules/themes/*/theme.json"], themeSchema), kind: "json" },
    { name: "strings", title: words, files: ["modules/strings/*.json"], kind: "json", schema: { title: words, ...wordsSchema(english) } },
  ];
}

/** Files to write, each a JSON Schema. */
export function schemaFiles(schemas: readonly FileSchema[]): readonly { readonly path: string; readonly bytes: string }[] {
  return schemas.map(({ name, schema }) => ({ path: `${name}.json`, bytes: `${JSON.stringify(schema, undefined, 2)}\n` }));
}
