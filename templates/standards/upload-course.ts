import type { Card, Guide, Setting, Source } from "../contract/card.ts";
import type { CompletionRule, Course } from "../contract/course.ts";

/** The status that a course ends with where the learner has done all that its rule asks for. */
export type Final = "passed" | "completed";

export function finalOf({ rule }: Pick<Course, "rule">): Final {
  return rule.quiz ? "passed" : "completed";
}

/** Each status that a part of the package ends with, once. */
export function finalsOf(units: readonly Pick<Course, "rule">[]): readonly Final[] {
  return [...new Set(units.map(finalOf))];
}

/** A pass mark as people write it: `80%`. */
export function percent({ passMark }: Pick<CompletionRule, "passMark">): string {
  return `${passMark / 100}%`;
}

export function setting(name: string, choose: string, reason: string, source: Source): Setting {
  return { name, choose, reason, source };
}

/** A system that takes no package of this format, or none of which anybody has said so. */
export function without(fit: "unknown" | "no", advice: string, source: Source): Guide {
  return { fit, advice, source, settings: [] };
}

/** `again` is a result below the pass mark that is not the last. */
export type Point = "begun" | "passed" | "completed" | "failed" | "again";

/** The points of a course at which its record may change; `word` is the format's own for each. */
export function reportsOf({ rule }: Pick<Course, "rule">, word: (point: Point) => string): Card["reports"] {
  const done = rule.quiz
    ? { when: `${rule.read ? "All pages opened, and the" : "The"} quiz result is ${percent(rule)} or more`, record: word("passed") }
    : { when: "All pages opened", record: word("completed") };
  const failed =
    rule.quiz && rule.attempts > 0
      ? [{ when: `Below ${percent(rule)} with no attempt left`, record: word("failed") }]
      : rule.quiz
        ? [{ when: `Below ${percent(rule)}: the learner may try again`, record: word("again") }]
        : [];
  return [{ when: "Opened for the first time", record: word("begun") }, done, ...failed];
}

/** Five things to try with a test learner. `shown` says where the record is seen and what it must say there. */
export function checksFor(
  course: Pick<Course, "rule">,
  shown: { readonly open: string; readonly begun: string; readonly done: string },
): Card["checks"] {
  const { rule } = course;
  const task = [rule.read ? "open every page" : "", rule.quiz ? `answer the quiz with ${percent(rule)} or more` : ""].filter(Boolean);
  return [
    `${shown.open} The first page appears, and no box says that nothing will be recorded.`,
    `Open two pages and choose “Save and exit”. ${shown.begun}`,
    "Open the course again. It offers to go on where you left.",
    `Now ${task.join(" and ")}. Choose “Save and exit”, and wait until the page says that your result is recorded.`,
    shown.done,
  ];
}
