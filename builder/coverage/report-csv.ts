import { printCsv } from "../publish/csv.ts";
import type { Coverage } from "./coverage.ts";

/** One line for each learning need and archetype. Lists are divided by spaces. */
export function csvReport({ frameworks }: Coverage): string {
  const head = ["framework", "need", "theme", "text", "archetype", "depth", "state", "taught in", "tested in", "questions"];
  return printCsv([
    head,
    ...frameworks.flatMap((framework) =>
      framework.needs.flatMap(({ id, theme, text, archetypes }) =>
        archetypes.map(({ archetype, depth, state, taught, tested, questions }) => [
          framework.id,
          id,
          theme,
          text,
          archetype,
          depth,
          state,
          taught.join(" "),
          tested.join(" "),
          String(questions),
        ]),
      ),
    ),
  ]);
}
