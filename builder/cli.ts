import { dirname, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Command, CommanderError } from "commander";
import picocolors from "picocolors";
import { runBuild } from "./commands/build.ts";
import { runCheck } from "./commands/check.ts";
import { runNew } from "./commands/new.ts";
import type { Terminal } from "./commands/terminal.ts";
import { version } from "./version.ts";

/** Exit codes: 0 done, 1 author's mistakes, 2 wrong usage or a failure of the tool, 130 stopped with Ctrl-C. */
const USAGE = 2;

const home = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

function terminal(options: { readonly quiet?: boolean; readonly json?: boolean }): Terminal {
  return {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY,
    colors: picocolors.createColors(picocolors.isColorSupported),
    quiet: options.quiet === true,
    json: options.json === true,
  };
}

interface Common {
  readonly quiet?: boolean;
  readonly json?: boolean;
  readonly root: string;
}

/** What every command needs from the outside; only this file reads the clock. */
function settings({ root }: Common) {
  return {
    root: resolve(root),
    home,
    today: new Date().toISOString().slice(0, 10),
    elapsed: () => performance.now(),
  };
}

const list = (value: string, before: readonly string[]) => [...before, ...value.split(",").map((name) => name.trim())];

function program(stop: AbortSignal): Command {
  const root = new Command("curricle")
    .description(
      "Compiles AI-literacy modules, per learner archetype, into packages that report completion to an LMS or learning record store.",
    )
    .version(version)
    .showSuggestionAfterError()
    .showHelpAfterError("(curricle --help shows how to use it)")
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text) });
  const command = (usage: string, description: string) =>
    root
      .command(usage)
      .description(description)
      .option("--root <folder>", "folder that holds modules/", ".")
      .option("--json", "print one JSON document instead of text")
      .option("--quiet", "print only problems");

  command("build [course...]", "build packages into dist/; all courses where none is named")
    .option("--archetype <id>", "only for these archetypes (repeat, or separate with commas)", list, [])
    .option("--target <id>", "only these targets (repeat, or separate with commas)", list, [])
    .option("--out <folder>", "output folder", "dist")
    .option("--strict", "fail on warnings as well, and where something is missing that a course requires")
    .option("--release", "fail unless somebody has signed off each module as it is now (docs/reviewing.md)")
    .option("--accept-changes", "record what contradicts curricle.lock.json as meant (docs/comparing.md)")
    .option("--no-cache", "work everything out anew, and keep nothing for the next build")
    .action(
      async (
        courses: string[],
        options: Common & {
          archetype: string[];
          target: string[];
          out: string;
          cache: boolean;
          acceptChanges?: boolean;
          strict?: boolean;
          release?: boolean;
        },
      ) => {
        const wish = { courses, archetypes: options.archetype, targets: options.target };
        process.exitCode = await runBuild(
          {
            ...settings(options),
            wish,
            output: resolve(options.root, options.out),
            cache: options.cache,
            acceptChanges: options.acceptChanges === true,
            demands: { strict: options.strict === true, signedOff: options.release === true },
            now: () => Date.now(),
            signal: stop,
          },
          terminal(options),
        );
      },
    );

  command("check", "check all modules and courses; write nothing").action(async (options: Common) => {
    process.exitCode = await runCheck(settings(options), terminal(options));
  });

  command("coverage", "show which learning needs the courses teach and test, for each archetype")
    .option("--csv", "print a table for a spreadsheet")
    .option("--html", "print a page to read and to print")
    .option("--out <file>", "write a file instead of printing")
    .option("--strict", "fail where something is missing that a course requires")
    .addHelpText("after", "\nA course says what it requires in modules/courses/<id>.yaml (docs/authoring.md).")
    .action(async (options: Common & { csv?: boolean; html?: boolean; out?: string; strict?: boolean }) => {
      const { runCoverage } = await import("./commands/coverage.ts");
      const format = options.csv ? "csv" : options.html ? "html" : "text";
      process.exitCode = await runCoverage(
        { ...settings(options), format, file: options.out, strict: options.strict === true },
        terminal(options),
      );
    });

  command("review [module...]", "write a document for each archetype for a subject expert to read; all modules where none is named")
    .option("--archetype <id>", "only for these archetypes (repeat, or separate with commas)", list, [])
    .option("--since <commit>", "show what has changed since that commit or tag, word by word, instead of since the sign-off")
    .option("--out <folder>", "folder for the documents", "review")
    .action(async (modules: string[], options: Common & { archetype: string[]; since?: string; out: string }) => {
      const { runReview } = await import("./commands/review.ts");
      const { archetype: archetypes, since, out: folder } = options;
      process.exitCode = await runReview({ ...settings(options), modules, archetypes, since, folder }, terminal(options));
    });

  command("sign-off <module...>", "record that somebody has read modules and takes them for good as they are now")
    .requiredOption("--name <name>", "who has read them")
    .requiredOption("--role <role>", "what the reader answers for, such as: clinical safety officer")
    .action(async (modules: string[], options: Common & { name: string; role: string }) => {
      const { runSignOff } = await import("./commands/sign-off.ts");
      process.exitCode = await runSignOff({ ...settings(options), modules, name: options.name, role: options.role }, terminal(options));
    });

  command("preview", "play the packages in dist/ in a small LMS on this machine")
    .option("--out <folder>", "folder with the packages", "dist")
    .option("--port <number>", "port to listen on; 0 takes a free one", "4600")
    .action(async (options: Common & { out: string; port: string }) => {
      const { runPreview } = await import("./commands/preview.ts");
      process.exitCode = await runPreview(
        { ...settings(options), output: resolve(options.root, options.out), port: options.port, signal: stop, now: () => new Date() },
        terminal(options),
      );
    });

  root
    .command("validate <zip...>")
    .description("check packages, yours or anybody's, before they are uploaded; a folder means every zip in it")
    .option("--strict", "fail on warnings as well")
    .option("--junit <file>", "write the results for a continuous-integration server")
    .option("--json", "print one JSON document instead of text")
    .option("--quiet", "print only errors and verdicts")
    .addHelpText(
      "after",
      "\nExit codes: 0 ready to upload, 1 a system would refuse a package, 2 a file cannot be read or the command is wrong.",
    )
    .action(async (paths: string[], options: Omit<Common, "root"> & { strict?: boolean; junit?: string }) => {
      const { runValidate } = await import("./commands/validate.ts");
      process.exitCode = await runValidate(
        { paths, folder: process.cwd(), strict: options.strict === true, junit: options.junit, signal: stop },
        terminal(options),
      );
    });

  root
    .command("compare <old> <new>")
    .description("say what a new package means for learners who have begun the old one; each is a zip or a curricle.lock.json")
    .option("--course <key>", "only this course of a lock file, such as foundation-users")
    .option("--json", "print one JSON document instead of text")
    .option("--quiet", "print only the verdicts")
    .addHelpText("after", "\nExit codes: 0 safe to overwrite, 1 needs a new version, 2 a file cannot be read or the command is wrong.")
    .action(async (old: string, now: string, options: Omit<Common, "root"> & { course?: string }) => {
      const { runCompare } = await import("./commands/compare.ts");
      process.exitCode = await runCompare({ old: resolve(old), now: resolve(now), course: options.course }, terminal(options));
    });

  command("receipt <code...>", "check receipt codes that learners read out: which course, result and day (docs/receipts.md)")
    .addHelpText("after", "\nExit codes: 0 each code is of a course of this project, 1 one is not, 2 the command is wrong.")
    .action(async (codes: string[], options: Common) => {
      const { runReceipt } = await import("./commands/receipt.ts");
      process.exitCode = await runReceipt({ ...settings(options), codes }, terminal(options));
    });

  command("translate <step>", "export, import or status: translations of modules, as XLIFF in translations/ (docs/translating.md)")
    .requiredOption("--language <tag>", "language to translate into, such as cy")
    .option("--module <id>", "only these modules (repeat, or separate with commas)", list, [])
    .option("--strict", "status: fail where a text is missing or stale")
    .option("--replace", "import: replace what was changed by hand in the translated module")
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 something needs a look (or, with --strict, is missing or stale), 2 the command is wrong.",
    )
    .action(async (step: string, options: Common & { language: string; module: string[]; strict?: boolean; replace?: boolean }) => {
      const { runTranslate } = await import("./commands/translate.ts");
      const { language, module: modules, strict = false, replace = false } = options;
      process.exitCode = await runTranslate({ ...settings(options), step, language, modules, strict, replace }, terminal(options));
    });

  command("new <kind> <id>", "start a module, course or archetype").action(async (kind: string, id: string, options: Common) => {
    process.exitCode = await runNew({ ...settings(options), kind, id }, terminal(options));
  });

  root
    .command("gallery [folder]")
    .description("write a project with every question type and its examples, to look at and to copy from")
    .option("--json", "print one JSON document instead of text")
    .option("--quiet", "print only problems")
    .action(async (folder: string | undefined, options: Omit<Common, "root">) => {
      const { runGallery } = await import("./commands/gallery.ts");
      const shown = folder ?? "gallery";
      process.exitCode = await runGallery({ folder: resolve(shown), shown }, terminal(options));
    });
  return root;
}

async function main(): Promise<void> {
  const stop = new AbortController();
  process.once("SIGINT", () => {
    process.exitCode = 130;
    stop.abort(new Error("Stopped. Nothing was written."));
  });
  try {
    await program(stop.signal).parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : USAGE;
    } else {
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = stop.signal.aborted ? 130 : USAGE;
      if (!stop.signal.aborted && process.env["CURRICLE_DEBUG"]) process.stderr.write(`${(error as Error).stack}\n`);
    }
  }
}

await main();
