import { Argument, type Command, Option } from "commander";
import { addCommand, type Outside, type Printing } from "./outside.ts";

const SHELLS = ["bash", "zsh", "fish"];

/** The command that lets a shell complete all others; it looks at the program itself, so that it cannot go out of date. */
export function addCompletion(program: Command, outside: Outside): void {
  const shell = new Argument("[shell]", "the shell that the script is for");
  // Named for help and completion alone: behind --complete stand the words of another command.
  shell.argChoices = SHELLS;
  addCommand(program, "completion", "print a script that lets your shell complete commands, options and names (docs/editors.md)")
    .addArgument(shell)
    .addOption(new Option("--complete", "say what the last of these words may become").hideHelp())
    .allowExcessArguments()
    .action(async (_: string | undefined, options: Printing & { readonly complete?: boolean }, { args: words }: Command) => {
      const { runCompletion } = await import("../commands/completion.ts");
      const { home, folder } = outside;
      const command = { home, folder, shells: SHELLS, words, asked: options.complete === true };
      outside.exit(await runCompletion(program, command, outside.terminal(options)));
    });
}
