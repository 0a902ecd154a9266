import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadKit } from "../compile/kit.ts";
import { writeFiles } from "../compile/write.ts";
import { sound } from "../extensions/extension-error.ts";
import { check, kitFolders } from "../index.ts";
import { archetypeText, courseText, moduleText } from "./new-texts.ts";
import type { Terminal } from "./terminal.ts";

/** What can be started. */
export const KINDS = ["module", "course", "archetype"] as const;
type Kind = (typeof KINDS)[number];

export interface NewCommand {
  readonly root: string;
  readonly home: string;
  readonly today: string;
  readonly kind: Kind;
  readonly id: string;
}

const ID = /^(?=.{1,26}$)[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const RESERVED = ["archetypes", "courses", "frameworks"];

/** Starts a module, course or archetype that checks cleanly. Returns the exit code: 0, or 2 where nothing was written. */
export async function runNew({ root, home, today, kind, id }: NewCommand, terminal: Terminal): Promise<number> {
  const refuse = (message: string) => {
    terminal.error(`${message}\n`);
    return 2;
  };
  if (!ID.test(id)) return refuse(`"${id}" cannot be an id. Use lower-case words joined by hyphens, at most 26 characters.`);
  if (RESERVED.includes(id)) return refuse(`"${id}" is the name of a folder that curricle uses. Choose another.`);
  const { courses } = await check({ root, kit: kitFolders(home), today });
  const { targets, questionTypes } = sound(await loadKit(kitFolders(home), root));
  const known = {
    archetypes: [...new Set(courses.flatMap(({ archetypes }) => archetypes))],
    modules: [...new Set(courses.flatMap(({ modules }) => modules))],
    targets: targets.map((target) => target.id),
  };
  const starts: Readonly<Record<Kind, () => { readonly path: string; readonly bytes: string; readonly next: string }>> = {
    module: () => ({
      path: `modules/${id}/module.md`,
      bytes: moduleText(id, today, questionTypes),
      next: "Write the text, then name the module in a course.",
    }),
    course: () => ({
      path: `modules/courses/${id}.yaml`,
      bytes: courseText(id, known),
      next: "Name the modules and archetypes of the course.",
    }),
    archetype: () => ({
      path: `modules/archetypes/${id}.yaml`,
      bytes: archetypeText(id),
      next: "Describe the learners, then name the archetype in a course.",
    }),
  };
  const { path, bytes, next } = starts[kind]();
  if (existsSync(join(root, path))) return refuse(`${path} exists already. Nothing was written.`);
  await writeFiles(root, [{ path, bytes }]);
  if (terminal.json) terminal.out(`${JSON.stringify({ ok: true, path })}\n`);
  else if (!terminal.quiet) terminal.out(`Wrote ${path}. ${next}\n`);
  return 0;
}
