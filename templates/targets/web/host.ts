import type { Host, HostRecord, OpenHost, Standing } from "../../contract/host.ts";
import { NOTHING_SAID } from "../../standards/standing.ts";
import { PREFIX } from "./shelf.ts";

/** How often the browser's storage is looked at, ms. */
const PERIOD = 1000;

/** There is no LMS: the page is opened as any visitor would open it, and only the browser keeps something. */
const openHost: OpenHost = ({ window, launch, record }) => {
  const before = new Map(keptRows(window).map(({ name, value }) => [name, value]));
  let shown = "";
  const look = () => {
    const rows = keptRows(window);
    if (JSON.stringify(rows) === shown) return;
    shown = JSON.stringify(rows);
    const text = savedIn(rows, before);
    record({ rows, state: null, standing: standingIn(text), ...(text !== undefined && { saved: { text, limit: undefined } }) });
  };
  look();
  const timer = window.setInterval(look, PERIOD);
  return Promise.resolve({
    address: launch,
    close() {
      window.clearInterval(timer);
      look();
    },
  });
};

/** None where the browser does not let its storage be read. */
function keptRows(window: Window): HostRecord["rows"] {
  try {
    const { localStorage } = window;
    return Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "")
      .filter((key) => key.startsWith(PREFIX))
      .sort()
      .map((key) => ({ name: key.slice(PREFIX.length), value: localStorage.getItem(key) ?? "" }));
  } catch {
    return [];
  }
}

/** All courses of an origin share one storage: the state is that of this course which has changed since, or is the only one. */
function savedIn(rows: HostRecord["rows"], before: ReadonlyMap<string, string>): string | undefined {
  const states = rows.filter(({ value }) => /^A\d+\./.test(value));
  const changed = states.filter(({ name, value }) => before.get(name) !== value);
  return (changed[0] ?? (states.length === 1 ? states[0] : undefined))?.value;
}

/** The header of a saved state says status and score, in hundredths of a percent and in base 36 (rule DATA-3). */
function standingIn(text: string | undefined): Standing {
  const [, , , status, score = ""] = text?.split(".") ?? [];
  if (status === undefined) return NOTHING_SAID;
  const success = status === "p" ? "passed" : status === "f" ? "failed" : undefined;
  const share = Number.parseInt(score, 36) / 10000;
  return {
    completed: status === "p" || status === "c",
    success,
    // A score that can still rise is kept for the course alone.
    score: success && Number.isFinite(share) ? share : undefined,
  };
}

const host: Host = {
  open: openHost,
  personalities: [{ id: "browser", label: "A browser" }],
  faults: [],
  faultsAt: "page",
  modes: false,
  mastery: false,
};

export default host;
