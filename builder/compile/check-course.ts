import { quizPages } from "../../templates/contract/course-state.ts";
import type { CoursePage, CourseQuestion } from "../../templates/contract/course.ts";
import { worstCase } from "../../templates/runtime/course/saved-state.ts";
import type { Place } from "../diagnostics/diagnostic.ts";
import type { Report } from "../diagnostics/report.ts";
import { textsOfBlocks } from "./check-module.ts";
import type { Kit } from "./kit.ts";
import type { ComposedCourse } from "./types.ts";
import { teaches } from "./render/quiz.ts";
import { unitsOf } from "./units.ts";

/** SCORM keeps 64 characters of an interaction id; 8 are for the attempt (rule INT-2). */
const INTERACTION_ID = 56;

/** Checks a course as one archetype gets it: that it can be finished, and that every target can hold it. */
export function checkCourse(composed: ComposedCourse, kit: Kit, report: Report): void {
  checkPages(composed, report);
  checkObjectives(composed, report);
  checkPairs(composed, kit, report);
  checkLinks(composed, report);
  checkLimits(composed, kit, report);
  checkSent(composed, kit, report);
}

function checkPages({ course, plan, archetype, modules }: ComposedCourse, report: Report): void {
  for (const { module, pages } of modules) {
    for (const { page, blocks } of pages) {
      const place = module.pages.find(({ id }) => `${module.id}/${id}` === page.id)?.place ?? module.place;
      const values = { title: page.title, archetype: archetype.id };
      if (blocks.length === 0) report.add("page/empty", place, values);
      else if (page.quiz && !page.questions.some(isJudged)) report.add("page/quiz-without-questions", place, values);
      checkDraw(page, place, archetype.id, report);
    }
  }
  if (plan.rule.quiz && quizPages(course).length === 0) report.add("course/no-quiz", plan.place, { archetype: archetype.id });
}

/** A draw needs a bank to draw from, and questions of equal worth, so that no learner has a harder quiz. */
function checkDraw({ title, questions, rule = {} }: CoursePage, place: Place, archetype: string, report: Report): void {
  const { draw, per } = rule;
  if (draw === undefined) return;
  const values = { title, archetype, draw, count: questions.length };
  if (draw > questions.length) report.add("quiz/bank-too-small", place, values);
  if (new Set(questions.map(({ points }) => points)).size > 1) report.add("quiz/unequal-points", place, values);
  const untagged = questions.find(({ tag }) => !tag);
  if (per === "tag" && untagged) report.add("quiz/no-tag", place, { ...values, id: untagged.iri.slice(untagged.iri.lastIndexOf("/") + 1) });
}

function checkObjectives({ archetype, modules }: ComposedCourse, report: Report): void {
  for (const { module, pages } of modules) {
    const graded = pages.filter(({ page }) => page.quiz).flatMap(({ page }) => page.questions.filter(isJudged));
    for (const { id, place } of graded.length > 0 ? module.objectives : []) {
      const values = { objective: id, archetype: archetype.id };
      if (!graded.some(({ objective }) => objective === id)) report.add("objective/not-taught-or-tested", place, values);
      else if (!pages.some((page) => teaches(page, id))) report.add("objective/not-taught", place, values);
    }
  }
}

function isJudged({ points }: CourseQuestion): boolean {
  return points > 0;
}

/** Two answers can be shown together where one comes before the other and both are points of the same scale. */
function checkPairs({ archetype, questions, modules }: ComposedCourse, kit: Kit, report: Report): void {
  const scaleOf = ({ type, data }: CourseQuestion) => {
    const asked = kit.questionType(type).interaction(data, undefined);
    return asked.kind === "likert" ? asked.scale.map(({ text }) => text).join("\n") : undefined;
  };
  for (const [index, { question, authored }] of questions.entries()) {
    if (!authored.pair) continue;
    const { id: name, place } = authored.pair;
    const [other, id] = name.split("/");
    // A course without the other module asks only once.
    if (id !== undefined && !modules.some(({ module }) => module.id === other)) continue;
    const values = { id: authored.id, pair: name, archetype: archetype.id };
    const earlier = questions.slice(0, index).find((candidate) => candidate.question.slot === question.pair);
    if (!earlier) report.add("question/unknown-pair", place, values);
    else if (scaleOf(earlier.question) !== scaleOf(question)) report.add("question/pair-differs", place, values);
  }
}

function checkLinks({ archetype, modules }: ComposedCourse, report: Report): void {
  const known = modules.flatMap(({ pages }) => pages.map(({ page }) => page.id.split("/")[1] ?? ""));
  for (const { pages } of modules) {
    for (const { target, place } of pages.flatMap(({ blocks }) => textsOfBlocks(blocks).flatMap(({ links }) => links))) {
      if (!target.startsWith("#") || known.includes(target.slice(1))) continue;
      report.add("text/dead-link", place, { target, archetype: archetype.id, known: known.join(", ") });
    }
  }
}

function checkLimits(composed: ComposedCourse, kit: Kit, report: Report): void {
  const { plan, questions } = composed;
  for (const { question, authored } of questions) {
    if (question.id.length <= INTERACTION_ID) continue;
    report.add("course/id-too-long", authored.place, { id: question.id, length: question.id.length });
  }
  for (const name of plan.targets) {
    const target = kit.target(name);
    const { limits, label } = target;
    // The title of the whole stands in every manifest.
    for (const { key, title } of new Set([composed.course, ...unitsOf(composed, target).map((unit) => unit.composed.course)])) {
      if (title.length <= limits.title) continue;
      report.add("course/title-too-long", plan.place, { course: key, length: title.length, target: label, limit: limits.title });
    }
    for (const { course } of unitsOf(composed, target).map((unit) => unit.composed)) {
      const cost = worstCase(course, kit.questionType);
      if (cost.characters <= limits.state) continue;
      const costs = cost.questions.slice(0, 3).map(({ id, characters }) => `${id} (${characters})`);
      const values = { course: course.key, characters: cost.characters, target: label, limit: limits.state, costs: costs.join(", ") };
      report.add("course/state-too-large", plan.place, values);
    }
  }
}

/** Somebody waits for a text that the author has asked for. */
function checkSent({ plan, questions }: ComposedCourse, kit: Kit, report: Report): void {
  for (const { limits, label } of plan.targets.map(kit.target)) {
    for (const { question, authored } of questions) {
      const asked = kit.questionType(question.type).interaction(question.data, undefined);
      if (asked.kind !== "long-fill-in" || !asked.sent || !limits.without?.includes(asked.kind)) continue;
      report.add("question/not-sent", authored.place, { id: authored.id, target: label });
    }
  }
}
