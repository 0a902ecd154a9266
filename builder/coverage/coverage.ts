import type { ComposedCourse, CoursePlan, Depth, Framework, Plans } from "../compile/types.ts";
import type { Place } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";
import { type CourseFigures, figuresOf, type Lesson, lessonsOf } from "./figures.ts";

/** How a learning need stands for one archetype, over all courses that it gets. */
export interface Standing {
  readonly archetype: string;
  readonly depth: Depth;
  /** Modules with a page that teaches it. */
  readonly taught: readonly string[];
  /** Modules with graded questions on it. */
  readonly tested: readonly string[];
  /** Graded questions on it, each counted once. */
  readonly questions: number;
  readonly state: State;
}

/** `covered` is taught and tested; `not-needed` is neither, and the framework asks for neither. */
export type State = "covered" | "not-tested" | "not-taught" | "missing" | "not-needed";

export interface NeedCoverage {
  readonly id: string;
  readonly theme: string;
  readonly text: string;
  readonly archetypes: readonly Standing[];
}

export interface FrameworkCoverage {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly needs: readonly NeedCoverage[];
}

/** A need that a course requires and does not cover, together with the courses that it counts on. */
export interface Gap {
  readonly course: string;
  readonly archetype: string;
  readonly need: string;
  readonly text: string;
  readonly state: Exclude<State, "covered" | "not-needed">;
  readonly place: Place;
}

/** Which archetypes learn what, and where. */
export interface Coverage {
  readonly archetypes: readonly { readonly id: string; readonly title: string }[];
  readonly frameworks: readonly FrameworkCoverage[];
  readonly courses: readonly CourseFigures[];
  /** Only of courses that say what they require. */
  readonly gaps: readonly Gap[];
}

/** Gathers what courses teach and test. Courses are shown to it one by one and not kept. */
export interface Gatherer {
  add(course: ComposedCourse): void;
  /** For the courses so far. */
  coverage(plans: Pick<Plans, "archetypes" | "courses" | "frameworks">): Coverage;
}

export function newGatherer(): Gatherer {
  const courses: CourseFigures[] = [];
  const lessons: Lesson[] = [];
  return {
    add(course) {
      courses.push(figuresOf(course));
      lessons.push(...lessonsOf(course));
    },
    coverage({ archetypes, courses: plans, frameworks }) {
      const reached = archetypes.filter(({ id }) => courses.some(({ archetype }) => archetype === id));
      return {
        archetypes: reached.map(({ id, title }) => ({ id, title })),
        frameworks: frameworks.map((framework) => ({
          ...framework,
          needs: framework.needs.map(({ id, theme, text, depth }) => ({
            id,
            theme,
            text,
            archetypes: reached.map((archetype) => standingOf(id, depth[archetype.id] ?? "none", archetype.id, lessons)),
          })),
        })),
        courses,
        gaps: plans.flatMap((plan) => gapsOf(plan, frameworks, lessons)),
      };
    },
  };
}

/** Reports each gap as an error, at the line of the course that requires it. */
export function reportGaps({ gaps }: Pick<Coverage, "gaps">, report: Report): void {
  for (const { need, text, archetype, state, course, place } of gaps) {
    report.add(`coverage/${state}`, place, { need, text, archetype, course });
  }
}

function gapsOf(plan: CoursePlan, frameworks: readonly Framework[], lessons: readonly Lesson[]): Gap[] {
  const { requires } = plan;
  const framework = frameworks.find(({ id }) => id === requires?.framework);
  if (!requires || !framework) return [];
  const counted = [plan.id, ...requires.with];
  const wanted = (depth: Depth | undefined) => depth === "core" || (depth === "aware" && requires.depth === "aware");
  return plan.archetypes.flatMap((archetype) =>
    framework.needs
      .filter(({ depth }) => wanted(depth[archetype]))
      .flatMap(({ id, text }) => {
        const own = lessons.filter(({ course }) => counted.includes(course));
        const { state } = standingOf(id, "core", archetype, own);
        return state === "covered" || state === "not-needed"
          ? []
          : [{ course: plan.id, archetype, need: id, text, state, place: requires.place }];
      }),
  );
}

function standingOf(need: string, depth: Depth, archetype: string, lessons: readonly Lesson[]): Standing {
  const own = lessons.filter((lesson) => lesson.archetype === archetype && lesson.needs.includes(need));
  const modulesOf = (list: readonly Lesson[]) => [...new Set(list.map(({ module }) => module))];
  const taught = modulesOf(own.filter((lesson) => lesson.taught));
  const asked = own.filter(({ questions }) => questions > 0);
  // A module of several courses has the same questions in each.
  const objectives = new Map(asked.map(({ module, objective, questions }) => [`${module}/${objective}`, questions]));
  const questions = [...objectives.values()].reduce((sum, count) => sum + count, 0);
  return { archetype, depth, taught, tested: modulesOf(asked), questions, state: stateOf(taught.length > 0, questions > 0, depth) };
}

function stateOf(taught: boolean, tested: boolean, depth: Depth): State {
  if (taught && tested) return "covered";
  if (taught) return "not-tested";
  if (tested) return "not-taught";
  return depth === "none" ? "not-needed" : "missing";
}
