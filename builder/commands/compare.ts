import { readFile } from "node:fs/promises";
import { findings } from "../check.ts";
import { type Kit, loadKit } from "../compile/kit.ts";
import { parseLock } from "../compile/lock.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { type Comparison, compareSides, type CourseComparison, type NamedChange, type Side } from "../identity/comparison.ts";
import { type Verdict, VERDICTS } from "../identity/effects.ts";
import { readPackage } from "../identity/read-package.ts";
import { kitFolders } from "../index.ts";
import { plural, printDiagnostics, type Terminal } from "./terminal.ts";

export interface CompareCommand {
  /** Absolute paths of a zip or a lock file. */
  readonly old: string;
  readonly now: string;
  /** Absolute path of a project, whose own question types are known. */
  readonly root: string;
  readonly home: string;
  /** Key of the only course that is wanted. */
  readonly course: string | undefined;
}

const WORDS: Readonly<Record<Verdict, string>> = {
  safe: "safe to overwrite",
  effects: "safe to overwrite, with these effects",
  "new-version": "needs a new version: do not overwrite",
};

/** Compares two packages or lock files. Returns the exit code: 0 safe, 1 needs a new version, 2 cannot be compared. */
export async function runCompare({ old, now, course, root, home }: CompareCommand, terminal: Terminal): Promise<number> {
  const kit = await loadKit(kitFolders(home), root);
  if (kit.found.length > 0) {
    printDiagnostics(await findings(root, kit.found), terminal);
    return 2;
  }
  let comparison: Comparison;
  try {
    comparison = compareSides(chosen(await readSide(old, kit), course), chosen(await readSide(now, kit), course));
    if (comparison.courses.length === 0) throw new Error("The two have no course in common, so there is nothing to compare.");
  } catch (error) {
    terminal.error(`${(error as Error).message}\n`);
    return 2;
  }
  if (terminal.json) terminal.out(`${JSON.stringify({ ok: comparison.verdict !== "new-version", ...comparison }, undefined, 2)}\n`);
  else terminal.out(inWords(comparison, terminal));
  return comparison.verdict === "new-version" ? 1 : 0;
}

async function readSide(path: string, { questionTypes }: Kit): Promise<Side> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(error.code === "ENOENT" ? `There is no file ${path}.` : `${path} cannot be read: ${error.message}.`);
  });
  try {
    // Every zip starts with these letters; a lock file never does.
    if (bytes.subarray(0, 2).toString("latin1") !== "PK") {
      return { courses: new Map(Object.entries(parseLock(bytes.toString("utf8")).courses)), identifiers: undefined };
    }
    const { course, identity, identifiers } = await readPackage(bytes, questionTypes);
    return { courses: new Map([[course.key, identity]]), identifiers };
  } catch (error) {
    throw new Error(`${path} is neither a package nor a lock file of curricle: ${(error as Error).message}.`, { cause: error });
  }
}

function chosen(side: Side, course: string | undefined): Side {
  if (course === undefined) return side;
  const identity = side.courses.get(course);
  if (identity) return { ...side, courses: new Map([[course, identity]]) };
  const known = [...side.courses.keys()];
  throw new Error(`There is no course "${course}". Did you mean ${suggest(course, known)}? Known: ${known.join(", ")}.`);
}

function inWords({ courses, onlyOld, onlyNew }: Comparison, { colors, quiet }: Terminal): string {
  const paint = { safe: colors.green, effects: colors.yellow, "new-version": colors.red };
  const verdicts = courses.map((compared) => {
    const head = `${colors.bold(compared.course)}: ${paint[compared.verdict](WORDS[compared.verdict])}\n`;
    return quiet ? head : `${head}${changesInWords(compared)}\n`;
  });
  const others = [
    ...onlyOld.map((key) => `${key}: only in the old one. Learners keep the package they have.\n`),
    ...onlyNew.map((key) => `${key}: only in the new one. Nobody has begun it.\n`),
  ];
  return `${verdicts.join("")}${others.join("")}${countsInWords(courses)}\n`;
}

/** Changes of one kind together, because they mean the same; the worst first. */
function changesInWords({ changes }: CourseComparison): string {
  if (changes.length === 0) return "  Nothing that learners depend on has changed.\n";
  const ranked = [...changes].sort((a, b) => VERDICTS.indexOf(b.verdict) - VERDICTS.indexOf(a.verdict));
  const kinds = [...new Set(ranked.map(({ kind }) => kind))];
  return kinds.map((kind) => `\n${groupInWords(ranked.filter((named) => named.kind === kind))}`).join("");
}

function groupInWords(group: readonly NamedChange[]): string {
  const [{ halfWay, finished, verdict }] = group as readonly [NamedChange];
  const mark = { safe: " ", effects: "·", "new-version": "!" }[verdict];
  return `${group.map(({ what }) => `  ${mark} ${what}.\n`).join("")}      Half-way: ${halfWay}\n      Finished: ${finished}\n`;
}

function countsInWords(courses: readonly CourseComparison[]): string {
  const count = (verdict: Verdict) => courses.filter((compared) => compared.verdict === verdict).length;
  const changes = courses.reduce((sum, compared) => sum + compared.changes.length, 0);
  return `${plural(courses.length, "course")} compared, ${plural(changes, "change")}: ${count("safe")} safe, ${count("effects")} with effects, ${count("new-version")} in need of a new version.`;
}
