import type { Argument, Command, Option } from "commander";
import type { Names } from "./names.ts";
import { taken } from "./takes.ts";

/** Something that may be typed next, and what it means. */
export interface Candidate {
  readonly word: string;
  readonly meaning: string;
}

/**
 * What may stand in the place of the last of `words`, which are those behind the name of the program; the last one may be begun or empty.
 * Nothing where the shell's own completion of files is meant.
 */
export async function complete(program: Command, words: readonly string[], names: Names): Promise<readonly Candidate[]> {
  const { before, begun } = joined(words);
  const [first, ...rest] = before;
  const command = program.commands.find((candidate) => candidate.name() === first);
  if (!command) return first === undefined ? beginningWith(begun, [...commandsOf(program), ...optionsOf(program, begun, [])]) : [];
  const option = command.options.find(({ long }) => long === rest.at(-1));
  if (option && takesValue(option)) return valuesOf(option, begun, names);
  const assigned = /^(--[^=]+)=(.*)$/.exec(begun);
  if (assigned) return assignedValues(command, assigned, names);
  const argument = argumentAt(command, rest);
  const own = argument ? await valuesOf(argument, begun, names) : [];
  return [...own, ...beginningWith(begun, optionsOf(command, begun, rest))];
}

/** Bash gives `--target=web` as three words; here the sign goes, and the value stands behind its option. */
function joined(words: readonly string[]): { readonly before: readonly string[]; readonly begun: string } {
  const [begun = "", ...others] = words.toReversed();
  return { before: others.reverse().filter((word) => word !== "="), begun: begun === "=" ? "" : begun };
}

function takesValue(option: Option): boolean {
  return option.required || option.optional;
}

function commandsOf(program: Command): readonly Candidate[] {
  return program.commands.map((command) => ({ word: command.name(), meaning: command.description() }));
}

/** Only for whoever has begun one: an empty word stands for an argument. Each is given once, but for those that can be repeated. */
function optionsOf(command: Command, begun: string, before: readonly string[]): readonly Candidate[] {
  if (!begun.startsWith("-")) return [];
  const open = command.options.filter(({ long = "", hidden, parseArg }) => !hidden && (parseArg !== undefined || !before.includes(long)));
  return [...open.map(({ long = "", description }) => ({ word: long, meaning: description })), { word: "--help", meaning: "show help" }];
}

/** The argument that the next word would be. */
function argumentAt(command: Command, before: readonly string[]): Argument | undefined {
  const values = new Set(command.options.filter(takesValue).map(({ long }) => long));
  const given = before.filter((word, index) => !word.startsWith("-") && !values.has(before[index - 1] ?? "")).length;
  const { registeredArguments: all } = command;
  const last = all.at(-1);
  return all[given] ?? (last?.variadic ? last : undefined);
}

async function valuesOf(taking: Option | Argument, begun: string, names: Names): Promise<readonly Candidate[]> {
  const fixed = taking.argChoices;
  const list = "flags" in taking ? taken(taking.flags) : taken(taking.name());
  const known = fixed ?? (list === "path" || list === "words" ? [] : await names(list));
  // Several may be given with commas between them; those that are there already stay.
  const kept = "flags" in taking && taking.parseArg ? begun.slice(0, begun.lastIndexOf(",") + 1) : "";
  return beginningWith(
    begun,
    known.filter((word) => !kept.split(",").includes(word)).map((word) => ({ word: `${kept}${word}`, meaning: "" })),
  );
}

async function assignedValues(command: Command, [, long = "", value = ""]: RegExpExecArray, names: Names): Promise<readonly Candidate[]> {
  const option = command.options.find((candidate) => candidate.long === long);
  const values = option && takesValue(option) ? await valuesOf(option, value, names) : [];
  return values.map(({ word, meaning }) => ({ word: `${long}=${word}`, meaning }));
}

function beginningWith(begun: string, candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ word }) => word.startsWith(begun));
}
