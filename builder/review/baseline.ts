import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { readModule } from "../compile/parse/module.ts";
import { NO_NAMES } from "../compile/parse/names.ts";
import type { Module } from "../compile/types.ts";
import type { OpenProject } from "../compile/visit-project.ts";
import { newReport } from "../diagnostics/report.ts";

const run = promisify(execFile);
/** Bytes that a module file may have in git. */
const MOST = 8_000_000;

/** Thrown where git does not know what was asked for; `message` is for the reader. */
export class BaselineError extends Error {}

/** Reads modules as they were at a commit or tag; pictures are left out. */
export interface Baseline {
  /** `undefined` where there was none, or none that can be read today. */
  module(id: string): Promise<Module | undefined>;
}

/** Throws a `BaselineError` where there is no git or no such commit. `root` is the project's folder. */
export async function openBaseline(root: string, revision: string, { plans, kit }: Pick<OpenProject, "plans" | "kit">): Promise<Baseline> {
  const git = async (...args: readonly string[]) => (await run("git", args, { cwd: root, maxBuffer: MOST })).stdout;
  const known = await git("rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`).catch(() => "");
  if (known === "") throw new BaselineError(`Git knows no commit or tag "${revision}" in this folder. To see the tags: git tag`);
  return {
    async module(id) {
      const path = `modules/${id}/module.md`;
      const text = await git("show", `${known.trim()}:./${path}`).catch(() => undefined);
      if (text === undefined) return undefined;
      const file = { path, text: text.replace(/\r\n?/g, "\n") };
      return readModule({ id, file, media: [] }, plans.audiences, new Set(), NO_NAMES, newReport(kit.ownCodes), kit)?.module;
    },
  };
}
