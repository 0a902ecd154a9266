import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Command } from "commander";
import { loadKit } from "../compile/kit.ts";
import { complete } from "../completion/complete.ts";
import { projectNames } from "../completion/names.ts";
import { kitFolders } from "../index.ts";
import type { Terminal } from "./terminal.ts";

export interface CompletionCommand {
  readonly home: string;
  /** Folder that paths start from, absolute. */
  readonly folder: string;
  /** Shells that a script is there for. */
  readonly shells: readonly string[];
  /** True where a script asks: `words` are those behind the name of the program, the last one begun or empty. Else they name a shell. */
  readonly asked: boolean;
  readonly words: readonly string[];
}

/** Prints the script for a shell, or what the last word may become, one to a line. Returns the exit code: 0, or 2 without a known shell. */
export async function runCompletion(
  program: Command,
  { home, folder, shells, words, asked }: CompletionCommand,
  terminal: Terminal,
): Promise<number> {
  const folders = kitFolders(home);
  if (asked) {
    const root = resolve(folder, words.includes("--root") ? (words[words.indexOf("--root") + 1] ?? "") : "");
    const candidates = await complete(
      program,
      words,
      projectNames(root, () => loadKit(folders, root)),
    );
    if (terminal.json) terminal.out(`${JSON.stringify(candidates)}\n`);
    else for (const { word, meaning } of candidates) terminal.out(`${word}\t${meaning}\n`);
    return 0;
  }
  const [shell, ...more] = words;
  if (shell === undefined || !shells.includes(shell) || more.length > 0) {
    terminal.error(`Name one shell: ${shells.map((name) => `curricle completion ${name}`).join(", ")}.\n`);
    return 2;
  }
  const script = await readFile(join(folders.templates, "completion", `curricle.${shell}`), "utf8");
  terminal.out(terminal.json ? `${JSON.stringify({ shell, script })}\n` : script);
  return 0;
}
