import { randomUUID } from "node:crypto";
import { dirname, relative, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { CommanderError } from "commander";
import picocolors from "picocolors";
import { ExtensionError } from "./extensions/extension-error.ts";
import type { Outside } from "./program/outside.ts";
import { newProgram } from "./program/program.ts";

/** Exit codes: 0 done, 1 author's mistakes, 2 wrong usage or a failure of the tool, 130 stopped with Ctrl-C. */
const USAGE = 2;

/** Clock, dice, terminal and environment, which nothing else reads. */
function outside(stop: AbortSignal): Outside {
  return {
    home: resolve(dirname(fileURLToPath(import.meta.url)), "../.."),
    folder: process.cwd(),
    now: () => new Date(),
    uuid: randomUUID,
    environment: (name) => process.env[name],
    elapsed: () => performance.now(),
    self: [process.execPath, process.argv[1] ?? ""],
    stop,
    terminal: ({ quiet, json, format, root = "" }) => ({
      out: (text) => process.stdout.write(text),
      error: (text) => process.stderr.write(text),
      interactive: process.stderr.isTTY,
      colors: picocolors.createColors(picocolors.isColorSupported),
      quiet: quiet === true,
      json: json === true,
      format: format ?? (process.env["GITHUB_ACTIONS"] === "true" ? "github" : "text"),
      from: relative(process.cwd(), resolve(root)),
    }),
    exit: (code) => {
      process.exitCode = code;
    },
  };
}

async function main(): Promise<void> {
  const stop = new AbortController();
  process.once("SIGINT", () => {
    process.exitCode = 130;
    stop.abort(new Error("Stopped. Nothing was written."));
  });
  try {
    await newProgram(outside(stop.signal)).parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : USAGE;
    } else {
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = stop.signal.aborted ? 130 : error instanceof ExtensionError ? 1 : USAGE;
      if (!stop.signal.aborted && process.env["CURRICLE_DEBUG"]) process.stderr.write(`${(error as Error).stack}\n`);
    }
  }
}

await main();
