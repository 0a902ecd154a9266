import type { Frame } from "playwright-core";
import type { Course } from "../../templates/contract/course.ts";
import type { Visit } from "./machine.ts";
import type { Place, Plan, Played, Player } from "./player.ts";
import { appears, see } from "./see.ts";

const BEGIN = "[data-begin-link]";
const ELSEWHERE = '[data-wish="use-here"]';
/** Where the way through the course ends. */
const RESULT = "result";

/** A robot for the courses that curricle makes. It uses the keyboard alone. */
export function ownPlayer(course: Course): Player {
  return {
    course,
    cannot: () => undefined,
    isSame: (left, found) => left.key === found.key,
    ready: (visit) => appears(visit.frame(), `${BEGIN},${ELSEWHERE}`),
    async begin(visit) {
      const frame = visit.frame();
      if (await see(frame, "shows", ELSEWHERE)) await strike(visit, ELSEWHERE, "Enter");
      await appears(frame, BEGIN);
      await strike(visit, BEGIN, "Enter");
      await appears(frame, '[data-page]:not([data-page="start"])');
    },
    place: (visit) => placeOf(visit.frame(), course),
    play: (visit, plan) => walk(visit, course, plan),
    async settle(visit) {
      await appears(visit.frame(), '[data-save="saved"],[data-save="ended"],[data-save="unrecorded"],[data-save="review"]');
    },
    async exit(visit) {
      await strike(visit, '[data-wish="exit"]', "Enter");
      await appears(visit.frame(), '[data-page="ended"]');
    },
  };
}

/** Presses a key on something. */
async function strike(visit: Visit, selector: string, key: string): Promise<void> {
  const frame = visit.frame();
  if (!(await see(frame, "focus", selector))) throw new Error(`The keyboard cannot reach ${selector}.`);
  await visit.page.keyboard.press(key);
}

async function placeOf(frame: Frame, { pages }: Course): Promise<Place> {
  const id = await see(frame, "page");
  const page = pages.find((one) => one.id === id);
  const answers: Record<string, string> = {};
  for (const slot of page ? await see(frame, "asked", id) : []) {
    const question = page?.questions.find((one) => one.slot === slot);
    answers[question?.id ?? String(slot)] = await see(frame, "given", slot);
  }
  return { screen: page?.title ?? id, key: id, answers };
}

/** Where the plan stops, as the place of a page in the course. */
function stopAt({ pages }: Course, until: Plan["until"]): number {
  if (until === "end") return -1;
  if (until === "last-step") return pages.length - 1;
  const half = Math.floor(pages.length / 2);
  const later = pages.findIndex(({ quiz }, index) => quiz && index >= half);
  return later >= 0
    ? later
    : Math.max(
        pages.findLastIndex(({ quiz }) => quiz),
        half,
      );
}

async function walk(visit: Visit, course: Course, plan: Plan): Promise<Played> {
  const frame = visit.frame();
  const stop = stopAt(course, plan.until);
  const screens: string[] = [];
  let answered = 0;
  const end = async (reached: boolean): Promise<Played> => ({ place: await placeOf(frame, course), screens, answered, reached });
  for (let id = await see(frame, "page"); ; ) {
    const index = course.pages.findIndex((page) => page.id === id);
    const page = course.pages[index];
    screens.push(page?.title ?? id);
    await plan.onScreen?.(page?.title ?? id);
    if (index === stop && stop >= 0) {
      if (page?.quiz) answered += await answerSome(frame, id, plan);
      return end(true);
    }
    if (id === RESULT) return end(true);
    if (page?.quiz && plan.answers !== "none") answered += await takeQuiz(visit, id, plan);
    else if (page && plan.practise && plan.answers !== "none") answered += await answerAll(visit, id, plan);
    const next = course.pages[index + 1];
    // Where the last page has been read, what completes the course has been done.
    if (plan.until === "last-step" && !next?.quiz && index + 1 === stop) return end(true);
    await strike(visit, "[data-next]", "Enter");
    const there = `[data-page]:not([data-page="${id}"])`;
    if (!(await appears(frame, there))) return end(false);
    id = await see(frame, "page");
  }
}

/** Half of a quiz, or all of it but for handing it in. */
async function answerSome(frame: Frame, page: string, { answers, until }: Plan): Promise<number> {
  const asked = answers === "none" ? [] : await see(frame, "asked", page);
  const some = until === "middle" ? asked.slice(0, Math.ceil(asked.length / 2)) : asked;
  for (const slot of some) await see(frame, "answer", slot, answers === "right");
  return some.length;
}

async function takeQuiz(visit: Visit, page: string, plan: Plan): Promise<number> {
  const frame = visit.frame();
  const submit = `[data-page="${page}"] [data-submit]`;
  if (!(await see(frame, "shows", submit))) return 0;
  const answered = await answerAll(visit, page, plan);
  await strike(visit, submit, "Enter");
  await appears(frame, `[data-page="${page}"] [data-fill="quizResult"]`);
  return answered;
}

/** Answers every question of a page, and hands in those that are handed in one by one. */
async function answerAll(visit: Visit, page: string, { answers }: Plan): Promise<number> {
  const frame = visit.frame();
  const asked = await see(frame, "asked", page);
  for (const slot of asked) {
    const form = `form[data-question="${slot}"]`;
    await see(frame, "answer", slot, answers === "right");
    if (!(await see(frame, "shows", `${form} [type="submit"]`))) continue;
    await strike(visit, `${form} [type="submit"]`, "Enter");
    await appears(frame, `${form} [data-outcome]`);
  }
  return asked.length;
}
