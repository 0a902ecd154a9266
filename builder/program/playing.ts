import { resolve } from "node:path";
import type { Command } from "commander";
import { addCommand, addProjectCommand, type InProject, list, type Outside, type Printing, settings } from "./outside.ts";

interface PreviewOptions extends InProject {
  readonly out: string;
  readonly finished?: boolean;
  readonly port: string;
  readonly host?: string;
  readonly allowHost: readonly string[];
  readonly data?: string;
  readonly secret?: string;
}

/** Commands that play packages, or look into finished ones. */
export function addPlaying(program: Command, outside: Outside): void {
  addProjectCommand(program, "preview", "see the project while you write it, and play its packages in a small LMS on this machine")
    .option("--out <folder>", "folder with finished packages", "dist")
    .option("--finished", "play the finished packages there, and not what the sources would give")
    .option("--port <number>", "port to listen on; 0 takes a free one", "4600")
    .option("--host <address>", "address to listen on; only this machine can reach the preview where it is left out")
    .option("--allow-host <name>", "a name under which it may be asked, such as a container's (repeat, or separate with commas)", list, [])
    .option("--data <folder>", "keep what the record store holds in this folder; it is forgotten at the end where it is left out")
    .option("--secret <text>", "password of the record store; made up where it is left out")
    .action(async (options: PreviewOptions) => {
      const { runPreview } = await import("../commands/preview.ts");
      const setting = settings(options, outside);
      const command = {
        ...setting,
        output: resolve(setting.root, options.out),
        finished: options.finished === true,
        port: options.port,
        host: options.host,
        names: options.allowHost,
        data: options.data === undefined ? undefined : resolve(outside.folder, options.data),
        secret: options.secret ?? outside.uuid(),
        self: outside.self,
        signal: outside.stop,
        now: outside.now,
        uuid: outside.uuid,
      };
      outside.exit(await runPreview(command, outside.terminal(options)));
    });

  addCommand(
    program,
    "validate <zip...>",
    "check packages, yours or anybody's, before they are uploaded; a folder means every zip in it",
    "print only errors and verdicts",
  )
    .option("--strict", "fail on warnings as well")
    .option("--junit <file>", "write the results for a continuous-integration server")
    .addHelpText(
      "after",
      "\nExit codes: 0 ready to upload, 1 a system would refuse a package, 2 a file cannot be read or the command is wrong.",
    )
    .action(async (paths: string[], options: Printing & { readonly strict?: boolean; readonly junit?: string }) => {
      const { runValidate } = await import("../commands/validate.ts");
      const { folder, stop: signal } = outside;
      const command = { paths, folder, strict: options.strict === true, junit: options.junit, signal };
      outside.exit(await runValidate(command, outside.terminal(options)));
    });

  addCommand(
    program,
    "compare <old> <new>",
    "say what a new package means for learners who have begun the old one; each is a zip or a curricle.lock.json",
    "print only the verdicts",
  )
    .option("--course <key>", "only this course of a lock file, such as foundation-users")
    .option("--root <folder>", "folder of the project, where it has question types of its own", ".")
    .addHelpText("after", "\nExit codes: 0 safe to overwrite, 1 needs a new version, 2 a file cannot be read or the command is wrong.")
    .action(async (old: string, now: string, options: InProject & { readonly course?: string }) => {
      const { runCompare } = await import("../commands/compare.ts");
      const { root, home } = settings(options, outside);
      const command = { old: resolve(outside.folder, old), now: resolve(outside.folder, now), course: options.course, root, home };
      outside.exit(await runCompare(command, outside.terminal(options)));
    });

  addProjectCommand(
    program,
    "receipt <code...>",
    "check receipt codes that learners read out: which course, result and day (docs/receipts.md)",
  )
    .addHelpText("after", "\nExit codes: 0 each code is of a course of this project, 1 one is not, 2 the command is wrong.")
    .action(async (codes: string[], options: InProject) => {
      const { runReceipt } = await import("../commands/receipt.ts");
      outside.exit(await runReceipt({ ...settings(options, outside), codes }, outside.terminal(options)));
    });
}
