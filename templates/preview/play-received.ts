import type { HostCall, HostRecord } from "../contract/host.ts";
import type { StoreExchange } from "../contract/store-exchange.ts";
import type { Course } from "../contract/course.ts";
import type { QuestionSet } from "../contract/question-set.ts";
import { questionTypes } from "../questions/index.ts";
import { oncePerPicture, part, say } from "./element.ts";
import { openDataModel } from "./play-data-model.ts";
import { savedInWords, type SavedInWords } from "./play-saved.ts";
import { showSaved } from "./play-saved-view.ts";
import { openStatements } from "./play-statements.ts";
import { capital, standingInWords } from "./play-words.ts";
import type { TimelineCall, TimelineEntry } from "./timeline.ts";
import { openTimelineView } from "./timeline-view.ts";

/** The host tells of a request at once: no more than so many calls can have come in between. */
const MOST_BACK = 50;

/** The panel that shows what the LMS receives. */
export interface Received {
  readonly entries: readonly TimelineEntry[];
  saved(): SavedInWords | undefined;
  /** A visit begins, at that time (ms since 1970). */
  visit(text: string, at: number): void;
  /** Something happened to the learner. */
  mark(text: string): void;
  told(call: HostCall): void;
  exchanged(exchange: StoreExchange): void;
  holds(held: HostRecord | undefined): void;
  /** The course whose saved state this is. */
  decode(course: Course | undefined): void;
}

export function openReceived(): Received {
  const entries: TimelineEntry[] = [];
  const timeline = openTimelineView(entries);
  const model = openDataModel();
  const statements = openStatements();
  let held: HostRecord | undefined;
  let course: Course | undefined;
  let words: SavedInWords | undefined;
  let visit = 0;
  let began = 0;

  function add(entry: TimelineEntry): void {
    entries.push(entry);
    timeline.draw();
  }

  function mark(text: string, at = Date.now()): void {
    add({ kind: "mark", number: entries.length + 1, visit, at, text });
  }

  function decodeState(): void {
    words = course && held?.saved && savedInWords(course, knownTypes(course), held.saved.text);
    draw();
  }

  const draw = oncePerPicture(() => {
    say(part("[data-standing]"), capital(standingInWords(held?.standing)));
    part("[data-standing]").dataset["success"] = held?.standing.success ?? "";
    model.draw();
    showSaved(held?.saved, words);
  });

  return {
    entries,
    saved: () => words,
    visit(text, at) {
      visit++;
      began = at;
      mark(`Visit ${visit}: ${text}`, at);
    },
    mark: (text) => mark(text),
    told: (call) => add({ ...call, kind: "call", number: entries.length + 1, visit, since: call.at - began }),
    exchanged(exchange) {
      // The host hears of it as well, and what it finds belongs to the statement.
      queueMicrotask(() => statements.add(exchange, callOf(entries, exchange)));
    },
    holds(next) {
      held = next;
      model.take(next);
      decodeState();
    },
    decode(next) {
      course = next ?? course;
      decodeState();
    },
  };
}

/** What the host has told of a request. */
function callOf(entries: readonly TimelineEntry[], { at, method }: StoreExchange): TimelineCall | undefined {
  const isIt = (entry: TimelineEntry): entry is TimelineCall => entry.kind === "call" && entry.at === at && entry.call.startsWith(method);
  return entries.slice(-MOST_BACK).find(isIt);
}

/** The types that this course uses. The answer to a type that only its project knows is shown as it is kept. */
function knownTypes({ pages }: Course): QuestionSet {
  const names = new Set(pages.flatMap(({ questions }) => questions.map(({ type }) => type)));
  return Object.fromEntries([...names].map((name) => [name, questionTypes.find(({ id }) => id === name) ?? UNKNOWN]));
}

const UNKNOWN: QuestionSet[string] = {
  score: () => 0,
  interaction: (_, answer) => ({ kind: "other", correct: undefined, response: answer as string | undefined }),
  feedback: () => [],
  encode: (_, answer) => answer as string,
  decode: (_, text) => text,
  encodedLength: () => 0,
};
