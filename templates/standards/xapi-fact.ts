import type { Course } from "../contract/course.ts";
import type { CourseEvent } from "../contract/tracking.ts";
import { archetypeActivity, courseActivity, moduleActivity, pageActivity, questionActivity, reference } from "./xapi-activity.ts";
import { isoDuration } from "./xapi-duration.ts";
import { encodeInteraction } from "./xapi-interaction.ts";
import type { ContextActivities, Fact, Result, Score, VerbName } from "./xapi-statement.ts";

const PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";
const ATTEMPT = "http://id.tincanapi.com/extension/attempt-id";

type Answering = Extract<CourseEvent, { readonly type: "answered" }>;

/** What an event of the course is in xAPI. `time` is the learner's in this visit, ms. */
export function factsOf(course: Course, event: CourseEvent, time: number): readonly Fact[] {
  const duration = isoDuration(time);
  switch (event.type) {
    case "page": {
      const owner = course.modules.find(({ id }) => id === event.page.module);
      const parent = owner ? { parent: [moduleActivity(course, owner)] } : {};
      return [{ verb: "experienced", object: pageActivity(course, event.page), contextActivities: within(course, parent) }];
    }
    case "answered":
      return [answeredFact(course, event)];
    case "progressed":
      return [courseFact(course, "progressed", { extensions: { [PROGRESS]: Math.floor(event.progress * 100) } })];
    case "completed":
      return [courseFact(course, "completed", { completion: true, duration })];
    // A learning system may wait for either verb, so a pass says both.
    case "passed":
      return [
        courseFact(course, "completed", { completion: true, duration }),
        courseFact(course, "passed", { success: true, score: courseScore(event.score), duration }),
      ];
    case "failed":
      return [courseFact(course, "failed", { success: false, score: courseScore(event.score), duration })];
  }
}

/** What is said about the course as a whole. */
export function courseFact(course: Course, verb: VerbName, result?: Result): Fact {
  return {
    verb,
    object: courseActivity(course),
    ...(result && { result }),
    contextActivities: { category: [archetypeActivity(course)] },
  };
}

function answeredFact(course: Course, { question, answered, score, attempt, latency }: Answering): Fact {
  const encoded = encodeInteraction(answered, course.language);
  const page = course.pages.find(({ questions }) => questions.some(({ id }) => id === question.id));
  const { response } = encoded;
  const judged = response !== undefined && encoded.marked;
  return {
    verb: "answered",
    object: questionActivity(course, question, encoded),
    // Where there is no answer nothing was right or wrong (rule INT-8).
    result: {
      duration: isoDuration(latency),
      ...(response !== undefined && { response }),
      ...(judged && { success: score === 1, score: questionScore(score, question.points) }),
    },
    contextActivities: within(course, page ? { parent: [pageActivity(course, page)] } : {}),
    extensions: { [ATTEMPT]: String(attempt) },
  };
}

function within(course: Course, activities: ContextActivities): ContextActivities {
  return { ...activities, grouping: [reference(courseActivity(course))], category: [archetypeActivity(course)] };
}

function courseScore(hundredths: number): Score {
  return { scaled: hundredths / 10000, raw: hundredths / 100, min: 0, max: 100 };
}

/** `max` must exceed `min` (Data 2.4.5.1), so a question without points has a scaled score alone. */
function questionScore(score: number, points: number): Score {
  const scaled = Number(score.toFixed(4));
  return points > 0 ? { scaled, raw: Math.min(points, Number((score * points).toFixed(4))), min: 0, max: points } : { scaled };
}
