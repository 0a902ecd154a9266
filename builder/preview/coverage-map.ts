import type { Coverage, State } from "../coverage/coverage.ts";

/** A sign for each state, so that colour is not all that tells them apart. */
const SIGNS: Readonly<Record<State, string>> = { covered: "●", "not-tested": "◐", "not-taught": "◑", missing: "○", "not-needed": "·" };
const WORDS: Readonly<Record<State, string>> = {
  covered: "taught and tested",
  "not-tested": "taught, not tested",
  "not-taught": "tested, not taught",
  missing: "neither taught nor tested",
  "not-needed": "not needed",
};

/** The coverage of each framework as a map: a row for each learning need, a cell for each archetype. */
export function coverageMap({ frameworks, archetypes }: Coverage) {
  const titleOf = (id: string) => archetypes.find((archetype) => archetype.id === id)?.title ?? id;
  return frameworks.map(({ id, title, needs }) => ({
    id,
    title,
    archetypes,
    key: (Object.keys(SIGNS) as State[]).map((state) => ({ state, sign: SIGNS[state], words: WORDS[state] })),
    needs: needs.map((need) => ({
      id: need.id,
      text: need.text,
      cells: need.archetypes.map(({ archetype, depth, state, questions }) => ({
        state,
        depth,
        sign: SIGNS[state],
        words: `${titleOf(archetype)}: ${WORDS[state]}${questions > 0 ? `, ${questions} questions` : ""}`,
      })),
    })),
  }));
}
