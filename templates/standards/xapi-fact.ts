import type { Course } from "../contract/course.ts";
import type { CourseEvent, Status } from "../contract/event.ts";
import { aboutOf, moduleActivity, pageActivity, questionActivity } from "./xapi-activity.ts";
import { isoDuration } from "./xapi-duration.ts";
import { encodeInteraction } from "./xapi-interaction.ts";
import type { Say, Score, Statement } from "./xapi-statement.ts";

export const PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";
export const ATTEMPT = "http://id.tincanapi.com/extension/attempt-id";

/** True for what the learner achieved, or did not; false for all that happened on the way. */
export function isResult({ verb }: Statement): boolean {
  return /\/(completed|passed|failed)$/.test(verb.id);
}

/** What an event of the course is in xAPI. `time` is the learner's in this visit, ms; `status` before. */
export function sayEvent(say: Say, course: Course, event: CourseEvent, time: number, status: Status): readonly Statement[] {
  const duration = isoDuration(time);
  switch (event.type) {
    case "page": {
      const { page } = event;
      const module = course.modules.find(({ id }) => id === page.module);
      return [say("experienced", { object: pageActivity(course, page), parent: module && moduleActivity(course, module) })];
    }
    case "answered": {
      const { question, score, attempt, latency } = event;
      const { definition, response, judged } = encodeInteraction(event.answered, course.language);
      const page = course.pages.find(({ questions }) => questions.some(({ id }) => id === question.id));
      return [
        say("answered", {
          result: {
            duration: isoDuration(latency),
            response,
            ...(judged && { success: score === 1, score: scoreOf(score, question.points) }),
          },
          object: questionActivity(course, question, definition),
          parent: page && pageActivity(course, page),
          other: page && aboutOf(course, page.module, question),
          extensions: { [ATTEMPT]: `${attempt}` },
        }),
      ];
    }
    case "progressed":
      return [say("progressed", { result: { extensions: { [PROGRESS]: Math.floor(event.progress * 100) } } })];
    case "completed":
    case "passed":
    case "failed": {
      // A learning system may wait for either verb, so a pass says both.
      const completed =
        event.type === "failed" || /completed|passed/.test(status) ? [] : [say("completed", { result: { completion: true, duration } })];
      if (event.type === "completed") return completed;
      return [
        ...completed,
        say(event.type, { result: { success: event.type === "passed", score: scoreOf(event.score / 10000, 100), duration } }),
      ];
    }
  }
}

/** `max` must exceed `min` (Data 2.4.5.1), so a question without points has a scaled score alone. */
function scoreOf(share: number, max: number): Score {
  const scaled = exact(share);
  return max > 0 ? { scaled, raw: exact(share * max), min: 0, max } : { scaled };
}

function exact(value: number): number {
  return +value.toFixed(4);
}
