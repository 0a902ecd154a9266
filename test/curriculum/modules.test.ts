import { describe, expect, test } from "@jest/globals";
import { visitProject } from "../../builder/compile/visit-project.ts";
import type { ComposedCourse, Module } from "../../builder/compile/types.ts";
import { newGatherer } from "../../builder/coverage/coverage.ts";
import { figuresOf, lessonsOf } from "../../builder/coverage/figures.ts";
import { questionsOf } from "../../builder/compile/parse/module.ts";
import { check } from "../../builder/index.ts";
import { home, kit } from "../support/project.ts";

/** Of the day on which the curriculum was last looked at as a whole; review dates count from here. */
const day = "2026-11-25";

const modules = new Map<string, Module>();
const courses: ComposedCourse[] = [];
const gatherer = newGatherer();
const { plans } = await visitProject({ root: home, kit, today: day }, () => ({
  module: (module) => void modules.set(module.id, module),
  course: (course) => {
    courses.push(course);
    gatherer.add(course);
  },
}));
const coverage = gatherer.coverage(plans);
const all = [...modules.values()];
/** Each module as each archetype gets it, as the course of one module that it also is. */
const editions = courses.filter(({ plan }) => modules.has(plan.id)).map((composed) => ({ name: composed.course.key, composed }));

test("there is a foundation of seven modules for everyone, and four or five more for each archetype", () => {
  const lengths = (id: string) =>
    courses.filter(({ plan }) => plan.id === id).map(({ archetype, modules: own }) => [archetype.id, own.length]);
  expect(Object.fromEntries(lengths("foundation"))).toEqual({ shapers: 7, drivers: 7, creators: 7, embedders: 7, users: 7 });
  expect(Object.fromEntries(lengths("advanced"))).toEqual({ shapers: 4, drivers: 4, creators: 5, embedders: 5, users: 4 });
});

test("each module is a course of its own as well, for every archetype that has it in another", () => {
  const pairs = (wanted: (composed: ComposedCourse) => boolean) =>
    courses
      .filter(wanted)
      .flatMap(({ archetype, modules: own }) => own.map(({ module }) => `${module.id} ${archetype.id}`))
      .sort();
  expect(pairs(({ plan }) => modules.has(plan.id))).toEqual(pairs(({ plan }) => !modules.has(plan.id)));
});

test("check finds no mistake and nothing to warn of", async () => {
  const { diagnostics } = await check({ root: home, kit, today: day, content: true });
  const found = diagnostics.filter(({ severity }) => severity !== "hint");
  expect(found.map(({ code, file, line, message }) => `${code} ${file}:${line} ${message}`)).toEqual([]);
});

test("everything that is core for an archetype is taught and tested by the end of its two courses", () => {
  expect(coverage.gaps.map(({ archetype, need, state }) => `${archetype} ${need} ${state}`)).toEqual([]);
  expect(courses.filter(({ plan }) => plan.id === "advanced").map(({ plan }) => plan.requires?.framework)).toEqual(
    Array.from({ length: 5 }, () => "ai-learning-needs"),
  );
});

test("every principle of the second framework is taught and tested for shapers", () => {
  const who = coverage.frameworks.find(({ id }) => id === "who-ethics-principles");
  const states = who?.needs.map(({ id, archetypes }) => [id, archetypes.find(({ archetype }) => archetype === "shapers")?.state]);
  expect(states).toEqual(["WHO1", "WHO2", "WHO3", "WHO4", "WHO5", "WHO6"].map((id) => [id, "covered"]));
});

describe("each module", () => {
  test.each(all)("$id has an owner, a date for its review and three to five objectives that are traced to learning needs", (module) => {
    const { owner, reviewBy, objectives } = module;
    expect({ owner: owner !== "", late: reviewBy > "2027-11-25", past: reviewBy < day }).toEqual({ owner: true, late: false, past: false });
    expect([3, 4, 5]).toContain(objectives.length);
    expect(objectives.filter(({ needs }) => needs.length === 0)).toEqual([]);
  });

  test.each(all)("$id has a picture, a chart or something to work with", ({ pages }) => {
    const text = JSON.stringify(pages);
    expect(text).toMatch(/"kind":"picture"|"name":"(?:chart|calculator|picture)"/);
  });

  test.each(all)("$id has a case and a worked example or a scenario", ({ pages }) => {
    expect(JSON.stringify(pages)).toMatch(/"name":"example"|"type":"scenario"/);
  });

  test.each(all)("$id says in its feedback why each answer is right or wrong", ({ pages }) => {
    const short = questionsOf(pages).flatMap(({ id, feedback }) =>
      feedback.filter(({ html }) => (html.match(/\p{L}+/gu) ?? []).length < 4).map(({ html }) => `${id}: ${html}`),
    );
    expect(short).toEqual([]);
  });

  test.each(all)("$id cites a source that somebody can look up", ({ sources }) => {
    expect(sources.length).toBeGreaterThan(0);
  });
});

describe("each module as an archetype gets it", () => {
  test.each(editions)("$name has five to nine pages and ten to fifteen minutes", ({ composed }) => {
    const { pages, minutes } = figuresOf(composed);
    expect([pages >= 5, pages <= 9, minutes >= 10, minutes <= 15]).toEqual([true, true, true, true]);
  });

  test.each(editions)("$name has eight to twelve graded questions, and some for practice", ({ composed }) => {
    const { graded, practice } = figuresOf(composed);
    expect([graded >= 8, graded <= 12, practice >= 2]).toEqual([true, true, true]);
  });

  test.each(editions)("$name teaches every objective and asks at least two questions on it", ({ composed }) => {
    const thin = lessonsOf(composed).filter(({ taught, questions }) => !taught || questions < 2);
    expect(thin.map(({ objective, taught, questions }) => ({ objective, taught, questions }))).toEqual([]);
  });
});
