import { packagePath } from "../compile/make.ts";
import type { Kit } from "../compile/kit.ts";
import type { Entry } from "../compile/assemble.ts";
import { archetypesOf } from "../compile/compile.ts";
import type { Archetype, ComposedCourse, CoursePlan } from "../compile/types.ts";
import { unitsOf } from "../compile/units.ts";
import { readSummary } from "../summary.ts";
import type { ListedPackage, PackageSource } from "./source.ts";
import type { Found, PackageName, Workshop } from "./workshop.ts";

/** The packages of a project that is being written, as a build would make them now. */
export interface ProjectPackages extends PackageSource {
  /** Makes a package anew, and puts it in the place of the one before it, unless there are mistakes. */
  renew(zip: string): Promise<Renewed>;
}

/** `found` are mistakes that kept the package from being made. */
export interface Renewed {
  readonly found: Found | undefined;
  /** Another number for each different package of that name, from 1; 0 where there was none yet. */
  readonly number: number;
}

type Files = ReadonlyMap<string, Entry["pieces"]>;

/** `output` is where a build puts packages: sizes are known from there. */
export function projectPackages(workshop: Workshop, kit: Kit, output: string): ProjectPackages {
  /** The last of each that could be made. */
  const good = new Map<string, { readonly files: Files; readonly number: number }>();

  const renew = async (zip: string): Promise<Renewed> => {
    const made = await workshop.make(nameOf(zip));
    const before = good.get(zip) ?? { files: new Map(), number: 0 };
    if (!made || "found" in made) return { found: made?.found, number: before.number };
    const files: Files = new Map(made.contents.entries.map(({ path, pieces }) => [path, pieces]));
    const number = isSame(before.files, files) ? before.number : before.number + 1;
    good.set(zip, { files, number });
    return { found: undefined, number };
  };

  return {
    renew,
    async list() {
      const [{ courses, plans }, built] = await Promise.all([workshop.whole(), readSummary(output)]);
      const sizes = new Map(built.map(({ path, version, size }) => [`${path} ${version}`, size]));
      const sizeOf = (path: string, version = "") => sizes.get(`${path} ${version}`);
      return plans.courses.flatMap((plan) =>
        archetypesOf(plan, plans).flatMap((archetype) => {
          const composed = courses.find(({ course }) => course.id === plan.id && course.archetype.id === archetype.id);
          return plan.targets.map((target) => listed({ plan, archetype, target, composed }, kit, sizeOf));
        }),
      );
    },
    async file(zip, path) {
      if (!good.has(zip)) await renew(zip);
      const pieces = good.get(zip)?.files.get(path);
      return pieces && Buffer.concat(pieces.map((piece) => Buffer.from(piece as Uint8Array)));
    },
  };
}

interface Described {
  readonly plan: CoursePlan;
  readonly archetype: Archetype;
  readonly target: string;
  /** `undefined` where a mistake keeps it from being composed. */
  readonly composed: ComposedCourse | undefined;
}

function listed(
  { plan, archetype, target, composed }: Described,
  kit: Kit,
  sizeOf: (path: string, version?: string) => number | undefined,
): ListedPackage {
  const path = packagePath({ plan, archetype }, target);
  const whole = [{ path: "index.html", title: plan.title }];
  return {
    path,
    course: plan.id,
    archetype: archetype.id,
    target,
    title: plan.title,
    units: composed ? unitsOf(composed, kit.target(target)).map((unit) => ({ path: unit.path, title: unit.composed.course.title })) : whole,
    facts: composed && {
      pages: composed.course.pages.length,
      questions: composed.course.pages.reduce((sum, { questions }) => sum + questions.length, 0),
      minutes: composed.course.minutes,
    },
    size: sizeOf(path, composed?.course.version),
  };
}

/** `foundation/users/foundation-users-web.zip` → its course, archetype and target. */
function nameOf(zip: string): PackageName {
  const [course = "", archetype = "", file = ""] = zip.split("/");
  return { course, archetype, target: file.slice(`${course}-${archetype}-`.length).replace(/\.zip$/, "") };
}

function isSame(one: Files, other: Files): boolean {
  const equal = (a: Entry["pieces"][number], b: Entry["pieces"][number] | undefined) =>
    a === b || (typeof a === "object" && typeof b === "object" && Buffer.compare(a, b) === 0);
  const alike = (a: Entry["pieces"], b: Entry["pieces"]) => a.length === b.length && a.every((piece, index) => equal(piece, b[index]));
  return one.size === other.size && [...one].every(([path, pieces]) => alike(pieces, other.get(path) ?? []));
}
