import type { Dialect } from "../../standards/scorm-dialect.ts";
import { values } from "./facts.ts";
import { interaction } from "./interaction.ts";
import { begin, held } from "./launch.ts";
import { WORDS } from "./words.ts";

/** SCORM 1.2 at run time: RTE 3.3 and 3.4. */
export const dialect: Dialect = {
  ...WORDS,
  vital: /score.raw|suspend_data|lesson_status/,
  launch: begin,
  held,
  values,
  interaction,
};
