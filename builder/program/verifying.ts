import type { Command } from "commander";
import { addCommand, list, type Outside, type Printing } from "./outside.ts";

interface VerifyOptions extends Printing {
  readonly out: string;
  readonly browser?: string;
  readonly journey: readonly string[];
  readonly personality?: string;
  readonly codebook?: string;
  readonly jobs?: string;
  readonly junit?: string;
  readonly lrs?: string;
}

/** The command that lets a robot learner play finished packages. */
export function addVerifying(program: Command, outside: Outside): void {
  addCommand(
    program,
    "verify <zip...>",
    "let a robot learner play packages, yours or anybody's, in a browser; a folder means every zip in it (docs/verifying.md)",
    "print only what fails",
  )
    .option("--out <folder>", "folder for the report", "verify-report")
    .option("--browser <path>", "a Chromium, Chrome or Edge; else CURRICLE_BROWSER, else one that is found")
    .option("--journey <id>", "only these journeys (repeat, or separate with commas)", list, [])
    .option("--personality <id>", "a learning system to play in, instead of the strictest")
    .option("--codebook <file>", "what is right, where the codebook does not lie beside the zip")
    .option("--jobs <number>", "packages at a time; as many as there are cores where it is left out")
    .option("--junit <file>", "write the results for a continuous-integration server here as well")
    .option(
      "--lrs <endpoint>",
      "play Tin Can packages against this record store, with CURRICLE_LRS_USER and CURRICLE_LRS_PASSWORD, or CURRICLE_LRS_AUTH",
    )
    .addHelpText("after", "\nExit codes: 0 ready to upload, 1 something fails, 2 nothing could be played or the command is wrong.")
    .action(async (paths: readonly string[], { journey: only, ...options }: VerifyOptions) => {
      const { runVerify } = await import("../commands/verify.ts");
      const { home, folder, now, uuid, elapsed, stop: signal, environment } = outside;
      const { out, personality, codebook, jobs, junit, lrs, browser = environment("CURRICLE_BROWSER") } = options;
      const asked = { paths, only, out, personality, codebook, jobs, junit, browser };
      const recordStore = lrs === undefined ? undefined : { endpoint: lrs, ...credentials(environment) };
      const command = { ...asked, recordStore, home, folder, now, uuid, elapsed, signal, today: now().toISOString().slice(0, 10) };
      outside.exit(await runVerify(command, outside.terminal(options)));
    });
}

/** The command that looks at a record store before learners report to it. */
export function addDoctor(program: Command, outside: Outside): void {
  addCommand(
    program,
    "doctor",
    "look at a record store, from where packages will ask, and say what to change (docs/record-store.md)",
    "print only what is wrong",
  )
    .requiredOption("--lrs <endpoint>", "the record store, with CURRICLE_LRS_USER and CURRICLE_LRS_PASSWORD, or CURRICLE_LRS_AUTH")
    .option("--origin <address>", "the learning system that packages will run in", "https://lms.example")
    .option("--browser <path>", "a Chromium, Chrome or Edge; else CURRICLE_BROWSER, else one that is found")
    .addHelpText("after", "\nExit codes: 0 packages can report to it, 1 something is wrong, 2 nothing answers or the command is wrong.")
    .action(async (options: Printing & { readonly lrs: string; readonly origin: string; readonly browser?: string }) => {
      const { runDoctor } = await import("../commands/doctor.ts");
      const { now, uuid, environment } = outside;
      const { lrs, origin, browser = environment("CURRICLE_BROWSER") } = options;
      const command = { recordStore: { endpoint: lrs, ...credentials(environment) }, origin, browser, now, uuid };
      outside.exit(await runDoctor(command, outside.terminal(options)));
    });
}

/** Whoever has a token of another kind gives the whole header. */
function credentials(environment: Outside["environment"]) {
  return {
    user: environment("CURRICLE_LRS_USER"),
    password: environment("CURRICLE_LRS_PASSWORD"),
    authorization: environment("CURRICLE_LRS_AUTH"),
  };
}
