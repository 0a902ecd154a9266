import { resolve } from "node:path";
import { kitFolders } from "../index.ts";
import { writeFiles } from "../compile/write.ts";
import { hasErrors } from "../diagnostics/diagnostic.ts";
import { BaselineError } from "../review/baseline.ts";
import { type Review, review } from "../review/review.ts";
import type { ModuleReview } from "../review/standing.ts";
import { refuseSources } from "./refuse-sources.ts";
import { plural, type Terminal } from "./terminal.ts";

export interface ReviewCommand {
  readonly root: string;
  readonly home: string;
  readonly today: string;
  readonly modules: readonly string[];
  readonly archetypes: readonly string[];
  readonly since: string | undefined;
  /** Folder for the documents, from the project's root. */
  readonly folder: string;
}

/** Writes a document for each archetype. Exit code: 0 done, 1 the sources have errors, 2 something was named that does not exist. */
export async function runReview(command: ReviewCommand, terminal: Terminal): Promise<number> {
  const { root, home, folder, ...wanted } = command;
  const made = await reviewOr({ root, kit: kitFolders(home), ...wanted }, terminal);
  if (!made) return 2;
  if (hasErrors(made.diagnostics)) return refuseSources(root, made.diagnostics, terminal);
  if (made.unknown !== undefined) {
    terminal.error(`${made.unknown}\n`);
    return 2;
  }
  const files = made.documents.map(({ archetype, html }) => ({ path: `${archetype}.html`, bytes: html }));
  await writeFiles(resolve(root, folder), files);
  if (terminal.json) {
    const documents = files.map(({ path }) => `${folder}/${path}`);
    terminal.out(`${JSON.stringify({ ok: true, modules: made.modules, documents }, undefined, 2)}\n`);
    return 0;
  }
  if (!terminal.quiet) {
    for (const module of made.modules) terminal.out(`${inWords(module)}\n`);
    terminal.out(`Wrote ${files.map(({ path }) => `${folder}/${path}`).join(", ") || "nothing: no course has what was asked for"}.\n`);
  }
  return 0;
}

async function reviewOr(settings: Parameters<typeof review>[0], terminal: Terminal): Promise<Review | undefined> {
  try {
    return await review(settings);
  } catch (error) {
    if (!(error instanceof BaselineError)) throw error;
    terminal.error(`${error.message}\n`);
    return undefined;
  }
}

function inWords({ module, state, signOff, changed }: ModuleReview): string {
  const by = signOff ? `${signOff.date} by ${signOff.name} (${signOff.role})` : "";
  const words = {
    "signed-off": `signed off on ${by}`,
    changed: `changed since it was signed off on ${by}`,
    "never-signed-off": "never signed off",
  };
  return `${module}: ${words[state]}${changed.length > 0 ? `; ${plural(changed.length, "part")} changed` : ""}.`;
}
