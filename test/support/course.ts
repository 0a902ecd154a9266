import type { Course, CoursePage, CourseQuestion } from "../../templates/contract/course.ts";
import type { Content } from "../../templates/contract/target.ts";
import choice from "../../templates/questions/choice/question.ts";
import multipleChoice from "../../templates/questions/multiple-choice/question.ts";
import numeric from "../../templates/questions/numeric/question.ts";
import trueFalse from "../../templates/questions/true-false/question.ts";
import type { QuestionSet } from "../../templates/contract/question-set.ts";

export const types = { choice, "multiple-choice": multipleChoice, numeric, "true-false": trueFalse } as QuestionSet;

/** A choice of a, b and c, of which b is right. */
export function choiceQuestion(slot: number, points = 1): CourseQuestion {
  const options = [..."abc"].map((id) => ({ id, text: `Option ${id}` }));
  return {
    id: `m__q${slot}`,
    slot,
    type: "choice",
    iri: `https://test.example/modules/m/questions/q${slot}`,
    points,
    objective: "o",
    text: `Question ${slot}?`,
    data: { options, correct: "b" },
  };
}

export function coursePage(slot: number, questions: readonly CourseQuestion[] = [], quiz = false): CoursePage {
  return {
    id: `m/p${slot}`,
    slot,
    module: "m",
    title: `Page ${slot}`,
    iri: `https://test.example/modules/m/pages/p${slot}`,
    quiz,
    questions,
  };
}

/** Two pages to read, one with a practice question (slot 0), and a quiz (page 2) with two questions (slots 1 and 2). */
export const course: Course = {
  id: "c",
  archetype: { id: "users", title: "Users" },
  key: "c-users",
  iri: "https://test.example/courses/c/users",
  title: "A course",
  summary: "About something.",
  language: "en-GB",
  minutes: 5,
  version: "0123abcd",
  owner: "Test team",
  reviewBy: "2027-01-31",
  theme: "plain",
  rule: { read: true, quiz: true, passMark: 8000, attempts: 0 },
  modules: [
    {
      id: "m",
      iri: "https://test.example/modules/m",
      title: "Module",
      minutes: 5,
      objectives: [{ id: "o", text: "Know.", needs: ["N1"] }],
    },
  ],
  pages: [coursePage(0), coursePage(1, [choiceQuestion(0)]), coursePage(2, [choiceQuestion(1, 3), choiceQuestion(2)], true)],
};

/** A package of one document, before its format is added. */
export function contentOf(of: Course, paths: readonly string[] = ["index.html"]): Content {
  return { course: of, units: [{ course: of, path: "index.html" }], paths, colours: { brand: "#005eb8", sheet: "#ffffff" } };
}
