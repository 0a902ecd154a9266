import { describe, expect, test } from "@jest/globals";
import { newestRows, type TimelineCall, type TimelineEntry, type TimelineFilter } from "../../../templates/preview/timeline.ts";

let number = 0;

function call(text: string, rest: Partial<TimelineCall> = {}): TimelineCall {
  number += 1;
  const plain = { at: 0, since: 0, visit: 1, answer: '"true"', meaning: `said ${text}`, outcome: "taken", problems: [] } as const;
  return { kind: "call", number, call: text, ...plain, ...rest };
}

function mark(text: string): TimelineEntry {
  number += 1;
  return { kind: "mark", number, visit: 1, at: 0, text };
}

/** Each row as `fold: first call × how many`. */
function shown(entries: readonly TimelineEntry[], filter: TimelineFilter, most = 100): readonly string[] {
  return newestRows(entries, filter, most).rows.map(({ fold, entries: [first, ...more] }) => {
    const text = first?.kind === "mark" ? first.text : (first?.call ?? "");
    return `${fold}: ${text} × ${more.length + 1}`;
  });
}

const visit = () => [
  mark("Visit 1"),
  call('LMSInitialize("")'),
  call('LMSGetValue("cmi.core.entry")', { meaning: "asked for the entry" }),
  call('LMSGetValue("cmi.core.lesson_mode")', { meaning: "asked for the mode" }),
  call("LMSGetLastError()", { meaning: "" }),
  call('LMSSetValue("cmi.core.exit", "suspend")'),
  call('LMSSetValue("cmi.core.exit", "suspend")'),
  call('LMSCommit("")', { outcome: "lost" }),
  call('LMSGetValue("cmi.comments")', { problems: ["There is no such element."] }),
];

describe("rows of the timeline", () => {
  test("calls that repeat are folded, and so are calls that only ask", () => {
    expect(shown(visit(), "all")).toEqual([
      "none: Visit 1 × 1",
      'none: LMSInitialize("") × 1',
      'quiet: LMSGetValue("cmi.core.entry") × 3',
      'repeat: LMSSetValue("cmi.core.exit", "suspend") × 2',
      'none: LMSCommit("") × 1',
      'none: LMSGetValue("cmi.comments") × 1',
    ]);
  });

  test("what matters leaves out what only asks, unless there is something wrong with it", () => {
    expect(shown(visit(), "matters")).toEqual([
      "none: Visit 1 × 1",
      'none: LMSInitialize("") × 1',
      'repeat: LMSSetValue("cmi.core.exit", "suspend") × 2',
      'none: LMSCommit("") × 1',
      'none: LMSGetValue("cmi.comments") × 1',
    ]);
  });

  test("problems are what was lost or refused, or is against a standard", () => {
    expect(shown(visit(), "problems")).toEqual(['none: LMSCommit("") × 1', 'none: LMSGetValue("cmi.comments") × 1']);
  });

  test("the same request with another meaning is another row", () => {
    const entries = [call("POST statements", { meaning: "recorded: passed" }), call("POST statements", { meaning: "recorded: completed" })];
    expect(shown(entries, "all")).toEqual(["none: POST statements × 1", "none: POST statements × 1"]);
  });

  test("only the newest are given, with how many entries before them are left out", () => {
    const entries = Array.from({ length: 5000 }, (_, index) => call(`LMSSetValue("cmi.core.lesson_location", "${index}")`));
    expect(newestRows(entries, "all", 200).earlier).toBe(4800);
    expect(shown(entries, "all", 2)).toEqual([
      'none: LMSSetValue("cmi.core.lesson_location", "4998") × 1',
      'none: LMSSetValue("cmi.core.lesson_location", "4999") × 1',
    ]);
  });

  test("a row that grows has another key, one that does not keeps its own", () => {
    const entries = [call("LMSInitialize()"), call("LMSGetLastError()", { meaning: "" })];
    const keysOf = (all: readonly TimelineEntry[]) => newestRows(all, "all", 10).rows.map(({ key }) => key);
    const before = keysOf(entries);
    const after = keysOf([...entries, call("LMSGetLastError()", { meaning: "" })]);
    expect([after[0] === before[0], after[1] === before[1], after.length]).toEqual([true, false, 2]);
  });
});
