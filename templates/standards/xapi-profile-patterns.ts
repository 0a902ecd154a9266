import type { Course } from "../contract/course.ts";
import type { Pattern, PatternBody } from "./xapi-profile-document.ts";
import { note } from "./xapi-profile-rules.ts";
import { kindsOf, templateId } from "./xapi-profile-templates.ts";
import { profileVersion } from "./xapi-profile-version.ts";

/** At the beginning or the end of a visit; all else lies between. */
const EDGES = ["launched", "initialized", "resumed", "suspended", "terminated"];

/**
 * The order of all statements of one registration: visit after visit. Matching is greedy and never goes back (Profiles,
 * part three, 2.2), so each statement decides by itself which part it belongs to: only `launched` and `initialized` begin a visit.
 */
export function patternsOf(course: Course): readonly Pattern[] {
  const id = (name: string) => templateId(course, name);
  const pattern = (name: string, label: string, text: string, body: PatternBody): Pattern => ({
    id: id(name),
    type: "Pattern",
    inScheme: profileVersion(course),
    prefLabel: note(label),
    definition: note(text),
    ...body,
  });
  const within = kindsOf(course)
    .map(({ name }) => name)
    .filter((name) => !EDGES.includes(name));
  return [
    {
      ...pattern("course", course.title, "All that one learner does in one enrolment: visit after visit.", { oneOrMore: id("visit") }),
      prefLabel: { [course.language]: course.title },
      primary: true,
    },
    pattern("visit", "Visit", "From opening to leaving. A visit that was cut off has no end.", {
      sequence: [id("opening"), id("initialized"), id("resuming"), id("learning"), id("leaving")],
    }),
    pattern("opening", "Opening by a learning system", "Where it opened the package just now.", { optional: id("launched") }),
    pattern("resuming", "Going on", "Where something was found to go on from.", { optional: id("resumed") }),
    pattern("learning", "Learning", "Pages, answers, progress and results, in any order.", { zeroOrMore: id("event") }),
    pattern("event", "Event", "One thing that happens during a visit.", {
      alternates: within.map(id),
    }),
    pattern("leaving", "Leaving, where the visit was not cut off", "What is said at the end.", { optional: id("end") }),
    pattern("end", "End", "Says whether there is a result yet, and that the visit is over.", {
      sequence: [id("stopping"), id("terminated")],
    }),
    pattern("stopping", "Stopping half-way", "Where there is no result yet.", { optional: id("suspended") }),
  ];
}
