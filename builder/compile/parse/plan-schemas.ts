import { array, maxLength, optional, picklist, pipe, record, strictObject, string } from "valibot";
import { says } from "./described.ts";
import { id, text } from "./front-matter.ts";

/** `modules/archetypes/<id>.yaml` */
export const archetypeSchema = strictObject({
  title: pipe(text(60), says("What this learner group is called, at most 60 characters.")),
  description: pipe(text(400), says("Who these learners are, in one sentence.")),
  roles: pipe(
    array(text(60), "a list of example roles"),
    says("Examples of jobs in this group. Learners find themselves in this list when they choose a course."),
  ),
  traits: optional(
    pipe(
      array(id, "a list of traits"),
      says(
        "Facts that content can be written for, as `::: for clinical`: lower-case words joined by hyphens, which other groups may share.",
      ),
    ),
    [],
  ),
});

export const ARCHETYPE_EXAMPLES = {
  title: "Users",
  description: "People who use AI tools in their daily work.",
  roles: "[nurse, pharmacist, receptionist]",
  traits: "[clinical]",
};

/** `modules/frameworks/<name>.yaml` */
export const frameworkSchema = strictObject({
  id: pipe(text(60), says("The name by which a course can require what this framework lists. It never changes.")),
  title: pipe(text(200), says("What the framework is called.")),
  note: optional(
    pipe(
      string("a text"),
      maxLength(2000, "at most 2000 characters"),
      says("Where the list comes from, and what in it is your own. Reports show it."),
    ),
    "",
  ),
  needs: pipe(
    array(
      strictObject({
        id: pipe(
          text(20),
          says("A short name, such as N7. Objectives of modules name it under `needs`. No two needs of a project share one."),
        ),
        theme: pipe(text(60), says("The heading under which reports show this need.")),
        text: pipe(text(300), says("What a learner needs to know or to be able to do, at most 300 characters.")),
        depth: pipe(
          record(string(), picklist(["core", "aware", "none"], "core, aware or none")),
          says("How well each archetype needs it: `core`, `aware` or `none`."),
        ),
      }),
      "a list",
    ),
    says("The learning needs, in the order in which reports show them."),
  ),
});

export const FRAMEWORK_EXAMPLES = {
  id: "N1",
  title: "…",
  note: "…",
  needs: "[]",
  theme: "fundamentals",
  text: "…",
  depth: "{users: core}",
};

/** `modules/courses/<id>.<language>.yaml` */
export const courseNames = strictObject({
  title: pipe(text(1000), says("What the course is called in this language.")),
  summary: pipe(text(300), says("What it is about, in one sentence, in this language.")),
});

/** `modules/archetypes/<id>.<language>.yaml` */
export const archetypeNames = strictObject({
  title: pipe(text(60), says("What this learner group is called in this language.")),
});
