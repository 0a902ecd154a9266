import type { Course } from "../contract/course.ts";
import { needIri, objectiveIri } from "../contract/packed.ts";
import { COURSE_TYPE, courseActivity, MODULE_TYPE, pageActivity, questionActivity } from "./xapi-activity.ts";
import { ATTEMPT, PROGRESS } from "./xapi-fact.ts";
import type { Rule, Template } from "./xapi-profile-document.ts";
import { all, commonRules, excluded, included, note, recommended, within } from "./xapi-profile-rules.ts";
import { achievedExtension, profileVersion } from "./xapi-profile-version.ts";
import { VERB_PREFIX, type VerbName } from "./xapi-statement.ts";

/** One kind of statement. Its name is the last part of the template's id. */
export interface Kind {
  readonly name: string;
  readonly verb: VerbName;
  readonly label: string;
  readonly text: string;
  readonly objectType: string;
  readonly parentType?: string;
  readonly rules: readonly Rule[];
}

const NO_RESULT = excluded("$.result.*");
const NO_OUTCOME = excluded("$.result['score', 'success', 'completion']");
const VISIT_TIME = included("$.result.duration", "Learning time of the visit so far. Time while the page is hidden does not count.");
const SCORE = recommended(
  "$.result.score.scaled",
  "Best results of all quizzes, weighted by points. 0 to 1. Left out only where it contradicts a pass mark that the learning system has changed since.",
);

/** All kinds of statements that a course can send: what it has no pages, questions or quiz for is left out. */
export function kindsOf(course: Course): readonly Kind[] {
  return [...visitKinds(course), ...pageKinds(course), ...questionKinds(course), ...resultKinds(course)];
}

export function templatesOf(course: Course): readonly Template[] {
  const version = profileVersion(course);
  const common = commonRules(course);
  return kindsOf(course).map(({ name, verb, label, text, objectType, parentType, rules }) => ({
    id: templateId(course, name),
    type: "StatementTemplate",
    inScheme: version,
    prefLabel: note(label),
    definition: note(text),
    verb: VERB_PREFIX + verb,
    objectActivityType: objectType,
    ...(parentType ? { contextParentActivityType: [parentType] } : {}),
    rules: [...common, ...rules],
  }));
}

/** An id belongs to one version, since it must change whenever its rules do (Profiles 8.0 and 9.0). */
export function templateId(course: Course, name: string): string {
  return `${profileVersion(course)}#${name}`;
}

function visitKinds(course: Course): readonly Kind[] {
  const kind = (verb: VerbName, label: string, text: string, ...rules: readonly Rule[]): Kind => ({
    ...ofCourse(course, verb, label, text),
    rules,
  });
  return [
    kind("launched", "Launched", "The learning system opened the package. A page that is loaded again says it only once.", NO_RESULT),
    kind("initialized", "Opened", "The learner opened the course. Every visit begins with this.", NO_RESULT),
    kind("resumed", "Went on", "The course found what the learner had done before, and goes on from there.", NO_RESULT),
    kind("suspended", "Stopped half-way", "The learner left before there was a result.", VISIT_TIME, NO_OUTCOME),
    kind("terminated", "Left", "The learner left. A visit that was cut off has no such statement.", VISIT_TIME, NO_OUTCOME),
    kind("progressed", "Came further", "More of what the course asks for is done.", progressRule(), NO_OUTCOME),
  ];
}

function progressRule(): Rule {
  return included(`$.result.extensions['${PROGRESS}']`, "Percent of the pages to read and quizzes to take, in whole numbers.");
}

function pageKinds(course: Course): readonly Kind[] {
  const parent = all("$.context.contextActivities.parent[*].id", ...course.modules.map(({ iri }) => iri));
  const kind = (name: string, label: string, quiz: boolean): readonly Kind[] => {
    const pages = course.pages.filter((page) => page.quiz === quiz);
    return pages.slice(0, 1).map((page) => ({
      name,
      verb: "experienced",
      label,
      text: `The learner saw ${quiz ? "a quiz" : "a page"} for the first time in this visit.`,
      objectType: typeOf(pageActivity(course, page)),
      parentType: MODULE_TYPE,
      rules: [all("$.object.id", ...pages.map(({ iri }) => iri)), parent, NO_RESULT],
    }));
  };
  return [...kind("page", "Saw a page", false), ...kind("quiz", "Saw a quiz", true)];
}

function questionKinds(course: Course): readonly Kind[] {
  const pages = course.pages.filter(({ questions }) => questions.length > 0);
  const questions = pages.flatMap((page) => page.questions);
  return questions.slice(0, 1).map((question) => ({
    name: "answered",
    verb: "answered",
    label: "Answered a question",
    text: "The learner answered one question, for practice or in a quiz.",
    objectType: typeOf(questionActivity(course, question, {})),
    rules: [
      all("$.object.id", ...questions.map(({ iri }) => iri)),
      {
        ...all("$.context.contextActivities.parent[*].id", ...pages.map(({ iri }) => iri)),
        scopeNote: note("The page with the question."),
      },
      ...aboutRules(course),
      all("$.object.definition.interactionType", ...INTERACTION_TYPES),
      included("$.object.definition.description"),
      included("$.result.duration", "Time since the question was first on screen in this visit."),
      included(`$.context.extensions['${ATTEMPT}']`, "1 for the first attempt at this quiz, and for all practice."),
      excluded("$.result.completion"),
      recommended("$.result.response", "Left out where the learner gave no answer."),
      { ...recommended("$.result.success", "Only where something was answered and there is a right answer."), any: [true, false] },
      recommended("$.result.score.scaled", "Part of the question's points, 0 to 1. Goes with success."),
    ],
  }));
}

/** The objectives of the course and the learning needs that they meet, where it has any. */
function aboutRules({ modules }: Course): readonly Rule[] {
  const known = modules.flatMap((module) =>
    module.objectives.flatMap(({ id, needs }) => [objectiveIri(module, id), ...needs.map((need) => needIri(module, need))]),
  );
  const text = "The objective that the question is about, and the learning needs that it meets.";
  return known.length > 0 ? [within("$.context.contextActivities.other[*].id", text, ...known)] : [];
}

function resultKinds(course: Course): readonly Kind[] {
  const kind = (verb: VerbName, label: string, text: string, ...rules: readonly Rule[]): Kind => ({
    ...ofCourse(course, verb, label, text),
    rules: [VISIT_TIME, achieved(course), ...rules],
  });
  const judged = (success: boolean) => [all("$.result.success", success), SCORE, excluded("$.result.completion")];
  const completed = kind(
    "completed",
    "Completed",
    `All that the course asks for is done${course.rule.quiz ? ", the quiz too" : ""}.`,
    all("$.result.completion", true),
    excluded("$.result['score', 'success']"),
  );
  if (!course.rule.quiz) return [completed];
  return [
    completed,
    kind("passed", "Passed", "The learner reached the pass mark. May be said again where a later result is better.", ...judged(true)),
    kind("failed", "Failed", "No attempts are left, and the pass mark was not reached.", ...judged(false)),
  ];
}

function achieved(course: Course): Rule {
  return recommended(
    `$.context.extensions['${achievedExtension(course)}']`,
    "Only where an earlier visit could not send the result: the time at which it was reached.",
  );
}

function ofCourse(course: Course, verb: VerbName, label: string, text: string) {
  return { name: verb, verb, label, text, objectType: typeOf(courseActivity(course)) };
}

function typeOf({ definition }: ReturnType<typeof courseActivity>): string {
  return definition?.type ?? COURSE_TYPE;
}

const INTERACTION_TYPES = [
  "true-false",
  "choice",
  "fill-in",
  "long-fill-in",
  "matching",
  "performance",
  "sequencing",
  "likert",
  "numeric",
  "other",
];
