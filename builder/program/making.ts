import { resolve } from "node:path";
import { Argument, type Command } from "commander";
import { runBuild } from "../commands/build.ts";
import { runCheck } from "../commands/check.ts";
import { KINDS, runNew } from "../commands/new.ts";
import type { Terminal } from "../commands/terminal.ts";
import type { Watched } from "../commands/watched.ts";
import type { PackageRecord } from "../index.ts";
import { addCommand, addProjectCommand, type InProject, list, type Outside, type Printing, settings } from "./outside.ts";

interface BuildOptions extends InProject {
  readonly archetype: readonly string[];
  readonly target: readonly string[];
  readonly out: string;
  readonly cache: boolean;
  readonly acceptChanges?: boolean;
  readonly strict?: boolean;
  readonly release?: boolean;
  readonly watch?: boolean;
  readonly verify?: boolean;
  readonly browser?: string;
}

/** Commands that make something out of modules, and modules to make it of. */
export function addMaking(program: Command, outside: Outside): void {
  addProjectCommand(program, "build [course...]", "build packages into dist/; all courses where none is named")
    .option("--archetype <id>", "only for these archetypes (repeat, or separate with commas)", list, [])
    .option("--target <id>", "only these targets (repeat, or separate with commas)", list, [])
    .option("--out <folder>", "output folder", "dist")
    .option("--strict", "fail on warnings as well, and where something is missing that a course requires")
    .option("--release", "fail unless somebody has signed off each module as it is now (docs/reviewing.md)")
    .option("--accept-changes", "record what contradicts curricle.lock.json as meant (docs/comparing.md)")
    .option("--no-cache", "work everything out anew, and keep nothing for the next build")
    .option("--watch", "build again after each change, until it is stopped")
    .option("--verify", "let a robot learner play each package, and fail where it finds something (docs/verifying.md)")
    .option("--browser <path>", "for --verify: a Chromium, Chrome or Edge; else CURRICLE_BROWSER, else one that is found")
    .action(async (courses: string[], options: BuildOptions) => {
      const setting = settings(options, outside);
      const command = {
        ...setting,
        wish: { courses, archetypes: options.archetype, targets: options.target },
        output: resolve(setting.root, options.out),
        cache: options.cache,
        acceptChanges: options.acceptChanges === true,
        demands: { strict: options.strict === true, signedOff: options.release === true },
        now: () => outside.now().getTime(),
        signal: outside.stop,
      };
      const terminal = outside.terminal(options);
      const verify = async (packages: readonly PackageRecord[]) => {
        const { verifyBuilt } = await import("../commands/verify-built.ts");
        const { browser = outside.environment("CURRICLE_BROWSER") } = options;
        return verifyBuilt(packages, { ...command, now: outside.now, uuid: outside.uuid, browser }, terminal);
      };
      const watched = { root: setting.root, signal: outside.stop, doing: "Building" };
      const all = options.verify === true ? { ...command, verify } : command;
      outside.exit(await once(options.watch, () => runBuild(all, terminal), watched, terminal));
    });

  addProjectCommand(program, "check", "check all modules and courses; write nothing")
    .option("--watch", "check again after each change, until it is stopped")
    .action(async (options: InProject & { readonly watch?: boolean }) => {
      const setting = settings(options, outside);
      const terminal = outside.terminal(options);
      const watched = { root: setting.root, signal: outside.stop, doing: "Checking" };
      outside.exit(await once(options.watch, () => runCheck(setting, terminal), watched, terminal));
    });

  addProjectCommand(program, "new", "start a module, course or archetype")
    .addArgument(new Argument("<kind>").choices(KINDS))
    .argument("<id>", "lower-case words joined by hyphens")
    .action(async (kind: (typeof KINDS)[number], id: string, options: InProject) => {
      outside.exit(await runNew({ ...settings(options, outside), kind, id }, outside.terminal(options)));
    });

  addProjectCommand(
    program,
    "gallery [folder]",
    "write a project with every question type and its examples, to look at and to copy from",
  ).action(async (folder: string | undefined, options: InProject) => {
    const { runGallery } = await import("../commands/gallery.ts");
    const { root, home } = settings(options, outside);
    const shown = folder ?? "gallery";
    outside.exit(await runGallery({ folder: resolve(outside.folder, shown), shown, root, home }, outside.terminal(options)));
  });

  addCommand(program, "init <folder>", "set up a folder for authors, with curricle as a dependency (docs/own-repository.md)")
    .option("--curricle <spec>", "what npm installs: a version, an address, or a tarball or folder; this version where it is left out")
    .action(async (folder: string, options: Printing & { readonly curricle?: string }) => {
      const { runInit } = await import("../commands/init.ts");
      const { home, folder: from } = outside;
      const { today } = settings({ root: "." }, outside);
      outside.exit(await runInit({ home, today, from, folder, curricle: options.curricle }, outside.terminal(options)));
    });

  addProjectCommand(program, "schema", "write JSON Schemas of the project's files, for editors (docs/editors.md)")
    .option("--out <folder>", "folder for the schemas", "schemas")
    .action(async (options: InProject & { readonly out: string }) => {
      const { runSchema } = await import("../commands/schema.ts");
      outside.exit(await runSchema({ ...settings(options, outside), folder: options.out }, outside.terminal(options)));
    });
}

/** Runs a command once, or again after each change. */
async function once(watch: boolean | undefined, run: () => Promise<number>, watched: Watched, terminal: Terminal): Promise<number> {
  if (watch !== true) return run();
  const { runWatched } = await import("../commands/watched.ts");
  return runWatched(run, watched, terminal);
}
