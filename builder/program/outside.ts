import { resolve } from "node:path";
import { type Command, Option } from "commander";
import { type Format, FORMATS, type Terminal } from "../commands/terminal.ts";

/** What commands get of the world: only `cli.ts` reads clock, environment and terminal. */
export interface Outside {
  /** Folder that curricle is installed in, absolute. */
  readonly home: string;
  /** Folder that paths on the command line start from, absolute. */
  readonly folder: string;
  readonly now: () => Date;
  readonly uuid: () => string;
  /** Program and arguments that run this tool again. */
  readonly self: readonly string[];
  /** A variable of the environment. */
  readonly environment: (name: string) => string | undefined;
  /** Since some moment, ms. */
  readonly elapsed: () => number;
  /** Aborted by Ctrl-C. */
  readonly stop: AbortSignal;
  readonly terminal: (options: Printing & Partial<InProject>) => Terminal;
  /** Told the exit code of the command that ran. */
  readonly exit: (code: number) => void;
}

/** How a command prints; every command has these options. */
export interface Printing {
  readonly quiet?: boolean;
  readonly json?: boolean;
}

/** Options of a command that reads a project. */
export interface InProject extends Printing {
  readonly root: string;
  readonly format?: Format;
}

/** What every command that reads a project needs. */
export function settings({ root }: InProject, { home, folder, now, elapsed }: Outside) {
  return { root: resolve(folder, root), home, today: now().toISOString().slice(0, 10), elapsed };
}

/** A command with the options that all have. */
export function addCommand(program: Command, usage: string, description: string, quiet = "print only problems"): Command {
  return program
    .command(usage)
    .description(description)
    .option("--json", "print one JSON document instead of text")
    .option("--quiet", quiet);
}

/** A command that reads a project. */
export function addProjectCommand(program: Command, usage: string, description: string): Command {
  return addCommand(program, usage, description)
    .option("--root <folder>", "folder that holds modules/", ".")
    .addOption(new Option("--format <name>", "how problems are printed: text, line for editors, github for annotations").choices(FORMATS));
}

/** For an option that can be repeated, or given several values with commas between them. */
export function list(value: string, before: readonly string[]): readonly string[] {
  return [...before, ...value.split(",").map((name) => name.trim())];
}
