import { Command } from "commander";
import { version } from "../version.ts";
import { addCompletion } from "./completing.ts";
import { addMaking } from "./making.ts";
import type { Outside } from "./outside.ts";
import { addPlaying } from "./playing.ts";
import { addReviewing } from "./reviewing.ts";
import { addDoctor, addVerifying } from "./verifying.ts";

/** The command line: every command with its options. It throws a `CommanderError` where it is used wrongly, and for help. */
export function newProgram(outside: Outside): Command {
  const program = new Command("curricle")
    .description(
      "Compiles AI-literacy modules, per learner archetype, into packages that report completion to an LMS or learning record store.",
    )
    .version(version)
    .showSuggestionAfterError()
    .showHelpAfterError("(curricle --help shows how to use it)")
    .exitOverride();
  addMaking(program, outside);
  addReviewing(program, outside);
  addPlaying(program, outside);
  addVerifying(program, outside);
  addDoctor(program, outside);
  addCompletion(program, outside);
  return program;
}
