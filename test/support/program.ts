import type { Command } from "commander";
import type { Outside } from "../../builder/program/outside.ts";
import { newProgram } from "../../builder/program/program.ts";
import { home } from "./project.ts";

/** The command line as a value: to be looked at, and not to be run. */
export function theProgram(): Command {
  const outside: Outside = {
    home,
    folder: home,
    now: () => new Date(0),
    uuid: () => "",
    self: [],
    environment: () => undefined,
    elapsed: () => 0,
    stop: new AbortController().signal,
    terminal: () => {
      throw new Error("Nothing is run here.");
    },
    exit: () => undefined,
  };
  return newProgram(outside);
}
