import { Argument, type Command } from "commander";
import type { Step } from "../commands/translate.ts";
import { addProjectCommand, type InProject, list, type Outside, settings } from "./outside.ts";

const STEPS: readonly Step[] = ["export", "import", "status"];

interface CoverageOptions extends InProject {
  readonly csv?: boolean;
  readonly html?: boolean;
  readonly out?: string;
  readonly strict?: boolean;
}

interface ReviewOptions extends InProject {
  readonly archetype: readonly string[];
  readonly since?: string;
  readonly out: string;
}

interface TranslateOptions extends InProject {
  readonly language: string;
  readonly module: readonly string[];
  readonly strict?: boolean;
  readonly replace?: boolean;
}

/** Commands for those who judge, sign for or translate what modules say. */
export function addReviewing(program: Command, outside: Outside): void {
  addProjectCommand(program, "coverage", "show which learning needs the courses teach and test, for each archetype")
    .option("--csv", "print a table for a spreadsheet")
    .option("--html", "print a page to read and to print")
    .option("--out <file>", "write a file instead of printing")
    .option("--strict", "fail where something is missing that a course requires")
    .addHelpText("after", "\nA course says what it requires in modules/courses/<id>.yaml (docs/authoring.md).")
    .action(async (options: CoverageOptions) => {
      const { runCoverage } = await import("../commands/coverage.ts");
      const format = options.csv ? "csv" : options.html ? "html" : "text";
      const command = { ...settings(options, outside), format, file: options.out, strict: options.strict === true } as const;
      outside.exit(await runCoverage(command, outside.terminal(options)));
    });

  addProjectCommand(
    program,
    "review [module...]",
    "write a document for each archetype for a subject expert to read; all modules where none is named",
  )
    .option("--archetype <id>", "only for these archetypes (repeat, or separate with commas)", list, [])
    .option("--since <commit>", "show what has changed since that commit or tag, word by word, instead of since the sign-off")
    .option("--out <folder>", "folder for the documents", "review")
    .action(async (modules: string[], options: ReviewOptions) => {
      const { runReview } = await import("../commands/review.ts");
      const { archetype: archetypes, since, out: folder } = options;
      const command = { ...settings(options, outside), modules, archetypes, since, folder };
      outside.exit(await runReview(command, outside.terminal(options)));
    });

  addProjectCommand(program, "sign-off <module...>", "record that somebody has read modules and takes them for good as they are now")
    .requiredOption("--name <name>", "who has read them")
    .requiredOption("--role <role>", "what the reader answers for, such as: clinical safety officer")
    .action(async (modules: string[], options: InProject & { readonly name: string; readonly role: string }) => {
      const { runSignOff } = await import("../commands/sign-off.ts");
      const { name, role } = options;
      outside.exit(await runSignOff({ ...settings(options, outside), modules, name, role }, outside.terminal(options)));
    });

  addProjectCommand(
    program,
    "translate",
    "export, import or status: translations of modules, as XLIFF in translations/ (docs/translating.md)",
  )
    .addArgument(new Argument("<step>").choices(STEPS))
    .requiredOption("--language <tag>", "language to translate into, such as cy")
    .option("--module <id>", "only these modules (repeat, or separate with commas)", list, [])
    .option("--strict", "status: fail where a text is missing or stale")
    .option("--replace", "import: replace what was changed by hand in the translated module")
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 something needs a look (or, with --strict, is missing or stale), 2 the command is wrong.",
    )
    .action(async (step: Step, options: TranslateOptions) => {
      const { runTranslate } = await import("../commands/translate.ts");
      const { language, module: modules, strict = false, replace = false } = options;
      const command = { ...settings(options, outside), step, language, modules, strict, replace };
      outside.exit(await runTranslate(command, outside.terminal(options)));
    });
}
