import type { Coverage, FrameworkCoverage, Standing } from "./coverage.ts";

interface Colours {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
}

const LEGEND =
  "● core, ○ be aware, + not asked for: taught and tested, with the number of graded questions. “taught”: not tested. “tested”: not taught. “–”: neither, and not needed.";
const WORDS = 46;

/** The matrix of needs and archetypes, then the courses in numbers, then what is required and missing. */
export function textReport(coverage: Coverage, colours: Colours): string {
  const parts = [...coverage.frameworks.map((framework) => matrix(framework, coverage, colours)), figures(coverage, colours)];
  return [...parts, gapLines(coverage, colours)].join("\n\n");
}

function matrix({ title, needs }: FrameworkCoverage, { archetypes }: Coverage, colours: Colours): string {
  const width = Math.max(4, ...needs.map(({ id }) => id.length));
  const columns = archetypes.map(({ id }) => Math.max(11, id.length + 2));
  const head = `${" ".repeat(width + WORDS + 2)}${archetypes.map(({ id }, at) => id.padEnd(columns[at] ?? 0)).join("")}`;
  const lines = needs.map(({ id, text, archetypes: standings }) => {
    const cells = standings.map((standing, at) => cell(standing, columns[at] ?? 0, colours));
    return `${id.padEnd(width)} ${shortened(text).padEnd(WORDS)} ${cells.join("")}`.trimEnd();
  });
  return [colours.bold(title), colours.dim(head), ...lines, colours.dim(LEGEND)].join("\n");
}

function cell({ state, depth, questions }: Standing, width: number, { green, red, yellow, dim }: Colours): string {
  const sign = { core: "●", aware: "○", none: "+" }[depth];
  switch (state) {
    case "covered":
      return green(`${sign} ${questions}`.padEnd(width));
    case "missing":
      return (depth === "core" ? red : yellow)(`${sign} missing`.padEnd(width));
    case "not-needed":
      return dim("–".padEnd(width));
    case "not-tested":
      return yellow(`${sign} taught`.padEnd(width));
    case "not-taught":
      return yellow(`${sign} tested`.padEnd(width));
  }
}

function shortened(text: string): string {
  return text.length <= WORDS ? text : `${text.slice(0, WORDS - 1).replace(/\s+\S*$/, "")}…`;
}

function figures({ courses }: Coverage, { bold, dim }: Colours): string {
  const width = Math.max(6, ...courses.map(({ course }) => course.length)) + 2;
  const group = Math.max(9, ...courses.map(({ archetype }) => archetype.length)) + 2;
  const number = (value: number | string) => String(value).padStart(9);
  const head = ["modules", "minutes", "pages", "words", "graded", "practice", "common"].map(number).join("");
  const lines = courses.map(
    ({ course, archetype, modules, minutes, pages, words, graded, practice, common }) =>
      `${course.padEnd(width)}${archetype.padEnd(group)}${[modules.length, minutes, pages, words, graded, practice].map(number).join("")}${number(`${Math.round(common * 100)} %`)}`,
  );
  return [bold("Courses"), dim(`${"course".padEnd(width)}${"archetype".padEnd(group)}${head}`), ...lines].join("\n");
}

function gapLines({ gaps }: Coverage, { red, green }: Colours): string {
  if (gaps.length === 0) return green("Nothing that a course requires is missing.");
  const said = { missing: "neither taught nor tested", "not-taught": "tested, but not taught", "not-tested": "taught, but not tested" };
  return gaps
    .map(({ course, archetype, need, text, state }) => red(`${course} for ${archetype}: ${need} is ${said[state]}. ${text}`))
    .join("\n");
}
