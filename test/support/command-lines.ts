import type { Command } from "commander";

/** A command of curricle with its words, as a text has it. */
interface CommandLine {
  readonly line: string;
  readonly words: readonly string[];
}

/** Every `curricle …` in a file: behind npx, in a container, in a list of words or at the start of a line; in Markdown, in code alone. */
export function commandLines(path: string, text: string): readonly CommandLine[] {
  const code = path.endsWith(".md") ? [...text.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].join("\n") : text.replace(/^\s*#.*$/gm, "");
  const spaced = code.replace(/", "/g, " ");
  const found = spaced.matchAll(/(?:^|(?<!create)[\s`"/(])curricle ((?:[a-z][a-z-]*)(?: [^\s`"&|;)>]+)*)/gm);
  return [...found].map(([, line = ""]) => ({ line, words: line.split(" ") }));
}

/** What the program does not have of a command line: the command itself, or options. */
export function unknownIn(program: Command, { words: [name, ...rest] }: CommandLine): readonly string[] {
  const command = program.commands.find((candidate) => candidate.name() === name);
  if (!command) return [name ?? ""];
  const known = new Set(["--help", ...command.options.map(({ long }) => long)]);
  return rest.filter((word) => word.startsWith("--") && !known.has(word.split("=")[0] ?? ""));
}
