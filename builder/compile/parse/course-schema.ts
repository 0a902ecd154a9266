import {
  array,
  integer,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  record,
  regex,
  strictObject,
  string,
  union,
} from "valibot";
import { type ListName, listed, says } from "./described.ts";
import { languageTag, text } from "./front-matter.ts";

const names = (what: string, list: ListName) =>
  pipe(array(pipe(text(32), listed(list)), what), minLength(1, `${what} with at least one entry`));

/** `modules/courses/<id>.yaml` */
export const courseSchema = strictObject({
  title: pipe(text(1000), says("What learners see the course called. Each target says how long it may be; `check` tells you.")),
  summary: pipe(text(300), says("What the course is about, in one sentence.")),
  language: optional(
    pipe(
      languageTag,
      listed("languages"),
      says("The language of the course, such as `en-GB`. A course in several has `languages` instead."),
    ),
  ),
  languages: optional(
    pipe(
      array(pipe(languageTag, listed("languages")), "a list of language tags"),
      minLength(1, "a list with at least one language"),
      says("The languages that learners can choose, the default first, such as `[en-GB, cy]`."),
    ),
  ),
  modules: pipe(
    union(
      [names("a list of modules", "modules"), record(pipe(string(), listed("archetypes")), names("a list of modules", "modules"))],
      "a list of modules, or such a list for each archetype",
    ),
    says("The modules, in order: one list for all archetypes, or a list for each archetype."),
  ),
  archetypes: pipe(
    names("a list of archetypes", "archetypes"),
    says("The learner groups that the course is for. Each gets packages of its own."),
  ),
  "complete-when": pipe(text(60), listed("rules"), says("What a learner must do before the course counts as completed.")),
  "pass-mark": pipe(
    number("a number"),
    minValue(0, "0 to 100"),
    maxValue(100, "0 to 100"),
    says("The score that passes the quiz, in percent, from 0 to 100."),
  ),
  attempts: pipe(
    union(
      [pipe(string(), regex(/^unlimited$/)), pipe(number(), integer(), minValue(1), maxValue(99))],
      "`unlimited` or a whole number from 1",
    ),
    says("How often the quiz can be taken: `unlimited`, or a whole number from 1 to 99."),
  ),
  counts: optional(
    pipe(picklist(["best", "last", "first"], "`best`, `last` or `first`"), says("Which attempt's score counts. `best` where left out.")),
    "best",
  ),
  "retry-after": optional(
    pipe(
      number("a number of minutes"),
      integer(),
      minValue(0),
      maxValue(20_160, "0 to 20160 minutes"),
      says("Minutes before a failed quiz can be taken again, at most two weeks. 0 where left out."),
    ),
    0,
  ),
  theme: pipe(text(32), listed("themes"), says("How the course looks: a theme of curricle, or the project's own from `modules/themes/`.")),
  targets: pipe(names("a list of targets", "targets"), says("The formats to build: one package for each archetype and target.")),
  profile: optional(
    pipe(
      text(32),
      listed("profiles"),
      says("The learning system that the packages are for, where it needs other behaviour than most. `auto` where left out."),
    ),
    "auto",
  ),
  units: optional(
    pipe(
      picklist(["course", "module"], "`course` or `module`"),
      says("What a package's learner opens and is recorded for: the whole course, or each module by itself. `course` where left out."),
    ),
    "course",
  ),
  requires: optional(
    pipe(
      strictObject({
        framework: pipe(text(60), listed("frameworks"), says("The id of a framework in `modules/frameworks/`.")),
        depth: optional(
          pipe(picklist(["core", "aware"], "`core` or `aware`"), says("The depth from which a need is required. `core` where left out.")),
          "core",
        ),
        with: optional(
          pipe(
            array(pipe(text(32), listed("courses")), "a list of courses"),
            says("Courses that learners take as well: what these cover need not be covered here."),
          ),
          [],
        ),
      }),
      says("What the course must teach and test. `coverage --strict` and `build --strict` fail where something is missing."),
    ),
  ),
});

export const COURSE_EXAMPLES = {
  title: "AI foundations",
  summary: "What every member of staff should know about AI.",
  language: "en-GB",
  languages: "[en-GB, cy]",
  modules: "[what-ai-is]",
  archetypes: "[users]",
  "complete-when": "read all pages and pass the quiz",
  "pass-mark": "80",
  attempts: "unlimited",
  counts: "best",
  "retry-after": "60",
  theme: "nhsuk",
  profile: "auto",
  units: "course",
  requires: "{ framework: ai-learning-needs, depth: core, with: [foundation] }",
  framework: "ai-learning-needs",
  depth: "core",
  with: "[foundation]",
};

/** What `complete-when` may say, in any case. */
export const RULES: Readonly<Record<string, { readonly read: boolean; readonly quiz: boolean }>> = {
  "read all pages": { read: true, quiz: false },
  "pass the quiz": { read: false, quiz: true },
  "read all pages and pass the quiz": { read: true, quiz: true },
};
