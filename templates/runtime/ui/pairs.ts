import type { CourseState } from "../../contract/course-state.ts";
import type { Course } from "../../contract/course.ts";
import { typeOf } from "../../contract/question-set.ts";
import { all, one, setHidden, setText } from "./element.ts";
import type { Tools, View } from "./view.ts";

/** What the learner thought before and thinks now, wherever the page has a place for the two: `data-pair` holds their slots. */
export function showPairs(tools: Tools, { course, state }: View): void {
  for (const place of all(tools.document, "[data-pair]")) {
    const [before, now] = (place.dataset.pair ?? "").split(" ").map((slot) => pointOf(tools, course, state, Number(slot)));
    setHidden(place, !before || !now);
    setText(one(place, "dd") ?? place, tools.words.say("beforeAndNow", { before: before ?? "", now: now ?? "" }));
  }
}

/** The point on a scale that was chosen, as `2 – Slightly confident`; "" where none was. */
function pointOf({ types }: Tools, { pages }: Course, { answers }: CourseState, slot: number): string {
  const question = pages.flatMap(({ questions }) => questions).find((candidate) => candidate.slot === slot);
  const encoded = answers.get(slot);
  if (!question || encoded === undefined) return "";
  const type = typeOf(types, question);
  const asked = type.interaction(question.data, type.decode(question.data, encoded));
  const at = asked.kind === "likert" ? asked.scale.findIndex(({ id }) => id === asked.response) : -1;
  return asked.kind === "likert" && at >= 0 ? `${at + 1} – ${asked.scale[at]?.text}` : "";
}
