import { element } from "./element.ts";
import { capital, sinceInWords } from "./play-words.ts";
import type { TimelineCall, TimelineRow } from "./timeline.ts";

/** A call longer than this is shown in part, with all of it behind a disclosure; characters. */
const SHORT = 88;

/** A result that is recorded stands out among what leads to it. */
const RESULT = /^(recorded|session over)\b.*\b(passed|failed|completed)\b/;

const OUTCOMES = { taken: "", refused: "Refused", lost: "Lost" } as const;

/** One line of the timeline. */
export function rowElement(row: TimelineRow): HTMLLIElement {
  const [first] = row.entries;
  if (first?.kind === "mark") {
    const time = new Date(first.at);
    const at = time.toLocaleTimeString("en-GB");
    return element("li", { class: "mark" }, element("span", {}, first.text), element("time", { datetime: time.toISOString() }, at));
  }
  const calls = row.entries.filter((entry): entry is TimelineCall => entry.kind === "call");
  const [call] = calls;
  if (!call) return element("li");
  if (row.fold === "quiet") return quiet(calls, call);
  return element(
    "li",
    { class: "call", "data-outcome": call.outcome, ...(call.problems.length > 0 && { "data-problems": "" }) },
    ...parts(call, calls.length),
  );
}

function quiet(calls: readonly TimelineCall[], first: TimelineCall): HTMLLIElement {
  const list = element("ol", {}, ...calls.map((call) => element("li", { class: "call" }, ...parts(call, 1))));
  const summary = element("summary", {}, `${calls.length} calls that only ask`);
  return element("li", { class: "call quiet" }, since(first), element("details", {}, summary, list));
}

function parts(call: TimelineCall, times: number): HTMLElement[] {
  const { meaning, outcome, problems } = call;
  const head = element("p", { class: RESULT.test(meaning) ? "meaning result" : "meaning" });
  if (OUTCOMES[outcome]) head.append(element("strong", { class: "outcome" }, OUTCOMES[outcome]), " ");
  if (meaning) head.append(capital(meaning));
  if (times > 1)
    head.append(" ", element("span", { class: "times", title: "The same call with the same answer, so many times" }, `× ${times}`));
  return [
    since(call),
    ...(head.hasChildNodes() ? [head] : []),
    said(call),
    ...problems.map((problem) => element("p", { class: "problem" }, problem)),
  ];
}

function since(call: TimelineCall): HTMLElement {
  const at = new Date(call.at).toISOString();
  return element("time", { datetime: at, title: at }, sinceInWords(call.since));
}

function said({ call, answer }: TimelineCall): HTMLElement {
  const reply = element("span", { class: "answer" }, ` → ${answer === "" ? "nothing" : short(answer)}`);
  if (call.length <= SHORT && answer.length <= SHORT) return element("p", { class: "said" }, element("code", {}, call), reply);
  const whole = element("pre", { tabindex: "0" }, `${call}\n→ ${answer}`);
  return element("details", { class: "said" }, element("summary", {}, element("code", {}, short(call)), reply), whole);
}

function short(text: string): string {
  return text.length > SHORT ? `${text.slice(0, SHORT)}…` : text;
}
