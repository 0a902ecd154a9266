import type { HostRecord } from "../contract/host.ts";
import { element, part, say } from "./element.ts";
import type { AnswerInWords, SavedInWords } from "./play-saved.ts";
import { percent } from "./play-words.ts";

const READABLE: Readonly<Record<SavedInWords["kind"], string>> = {
  whole: "",
  header: "Only the result could be read: the part with the answers is cut off or damaged.",
  empty: "The saved state is empty.",
  foreign: "This saved state was not written by curricle, or its result is damaged. It is shown as it is.",
};

/** Shows what the LMS keeps for the course, decoded, and how much of the room for it is used. */
export function showSaved(saved: HostRecord["saved"], words: SavedInWords | undefined): void {
  const place = part("[data-saved]");
  part("[data-saved-empty]").hidden = saved !== undefined;
  place.hidden = saved === undefined;
  if (!saved) return;
  showBudget(saved);
  const note = words ? READABLE[words.kind] : "The course is not open, so its saved state cannot be decoded.";
  say(part("[data-saved-note]"), note);
  part("[data-saved-note]").hidden = note === "";
  part("[data-saved-words]").replaceChildren(...(words ? sections(words) : []));
  say(part("[data-saved-text]"), saved.text);
}

/** A format without a limit has no meter, and says so. */
function showBudget({ text, limit }: NonNullable<HostRecord["saved"]>): void {
  const used = text.length;
  const meter = part("[data-budget]") as HTMLMeterElement;
  const told = used.toLocaleString("en-GB");
  meter.hidden = limit === undefined;
  if (limit === undefined) return say(part("[data-budget-words]"), `${told} characters used; this format sets no limit.`);
  meter.max = limit;
  meter.high = limit * 0.9;
  meter.value = used;
  say(part("[data-budget-words]"), `${told} of ${limit.toLocaleString("en-GB")} characters used (${percent(used / limit)}).`);
}

function sections({ facts, quizzes, answers }: SavedInWords): HTMLElement[] {
  const list = facts.flatMap(({ name, value }) => [element("div", {}, element("dt", {}, name), element("dd", {}, value))]);
  return [
    ...(list.length > 0 ? [element("dl", { class: "facts" }, ...list)] : []),
    ...section(
      "Quizzes",
      quizzes.map(({ title, attempts, best }) =>
        element(
          "li",
          {},
          title,
          element("span", { class: "dim" }, ` ${attempts === 1 ? "taken once" : `taken ${attempts} times`}, best ${best}`),
        ),
      ),
    ),
    ...section("Answers", answers.map(answerElement)),
  ];
}

function section(title: string, items: readonly HTMLElement[]): HTMLElement[] {
  return items.length === 0 ? [] : [element("h2", { class: "group" }, title), element("ul", { class: "plain" }, ...items)];
}

function answerElement({ page, question, answer, verdict }: AnswerInWords): HTMLElement {
  const given = element("p", {}, answer || "(no words)");
  if (verdict) given.append(" ", element("span", { class: "verdict", "data-verdict": verdict }, verdict));
  return element("li", {}, element("p", { class: "asked" }, question), given, element("p", { class: "dim" }, page));
}
