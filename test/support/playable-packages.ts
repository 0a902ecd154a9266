import { type Files, scorm12, scorm2004Third, tincan } from "./foreign-packages.ts";
import { writeZip } from "./zip-writer.ts";

/** Packages in the way of other tools that can be played: three pages, a question and a way out. Each may have one defect. */
export type Defect =
  | "no-finish"
  | "status-backwards"
  | "state-lost"
  | "score-out-of-range"
  | "remote-font"
  | "unload-handler"
  | "beforeunload-handler"
  | "keyboard-trap"
  | "missing-alt"
  | "passes-on-opening"
  | "ignores-failed-commit"
  | "dialog"
  | "script-error"
  | "out-of-turn"
  | "silent"
  | "missing-file";

export type Format = "scorm12" | "scorm2004" | "tincan";

const MANIFESTS: Readonly<Record<Format, Files>> = { scorm12, scorm2004: scorm2004Third, tincan };

const DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><circle r="4"/></svg>';

/** A zip of that format, correct but for the defect. */
export function playable(format: Format, ...defects: readonly Defect[]): Uint8Array {
  const has = (defect: Defect) => defects.includes(defect);
  const files: Files = {
    ...MANIFESTS[format],
    [format === "tincan" ? "story.html" : "lesson.html"]: page(has),
    ...(has("missing-alt") && { "dot.svg": DOT }),
    "lib/api.js": `${RECORDERS[format](has)}\n${lesson(has)}`,
  };
  return writeZip(Object.entries(files).map(([name, data]) => ({ name, content: data })));
}

type Has = (defect: Defect) => boolean;

function page(has: Has): string {
  const font = has("remote-font")
    ? "@font-face{font-family:far;src:url(https://fonts.example.org/far.woff2)}body{font-family:far,sans-serif}"
    : "";
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Hygiene</title>
<style>body{color:#000;background:#fff;font:16px sans-serif}${font}</style></head>
<body><main>
<h1 id="heading">Hygiene</h1><p id="text"></p>
${has("missing-alt") ? '<img src="dot.svg">' : ""}${has("missing-file") ? '<img src="gone.png" alt="A hand">' : ""}
<form id="question" hidden><fieldset><legend>When do you wash your hands?</legend>
<label><input type="radio" name="when" value="right"> Before touching a patient</label>
<label><input type="radio" name="when" value="wrong"> Never</label></fieldset>
<button type="submit">Submit</button></form>
${has("keyboard-trap") ? '<label>Notes <textarea id="notes"></textarea></label>' : ""}
<p id="state" role="status"></p>
<button type="button" id="next">Next</button> <button type="button" id="exit">Exit</button>
</main><script src="lib/api.js"></script></body></html>`;
}

/** The course; \`recorder\` speaks the format. */
function lesson(has: Has): string {
  const leaving = has("unload-handler") ? "unload" : has("beforeunload-handler") ? "beforeunload" : "pagehide";
  return `
${has("script-error") ? "setTimeout(() => { undefined.course(); });" : ""}
${has("dialog") ? "alert('Welcome');" : ""}
const one = (id) => document.getElementById(id);
const PAGES = ["Why we wash", "When we wash", "How we wash"];
let place = 0, done = false, over = false;
function show() {
  const asks = place === PAGES.length, ended = place > PAGES.length;
  one("heading").textContent = ended ? "The end" : asks ? "Question" : PAGES[place];
  one("text").textContent = ended ? "You have finished." : asks ? "" : "This is about " + PAGES[place].toLowerCase() + ".";
  one("question").hidden = !asks;
  one("next").hidden = asks || ended;
}
async function store(score) {
  if (over) return;
  one("state").textContent = "Saving";
  const kept = await recorder.store(place, score);
  if (over) return;
  if (kept) one("state").textContent = "Saved";
  else ${has("ignores-failed-commit") ? 'one("state").textContent = "Saved"' : 'if (!over) { one("state").textContent = "Not saved yet"; setTimeout(() => store(score), 400); }'};
}
function leave() { if (!over && started) { over = true; ${has("no-finish") ? "" : "recorder.end(done);"} } }
let started = false;
async function start() {
  started = true;
  const found = await recorder.begin();
  done = found.done;
  place = ${has("state-lost") ? "0" : "Math.min(found.place, PAGES.length + 1)"};
  show();
  if (${has("passes-on-opening")}) { done = true; await recorder.store(place, 100); }
}
one("next").onclick = () => { place++; show(); store(); };
one("question").onsubmit = (event) => {
  event.preventDefault();
  const right = one("question").elements.when.value === "right";
  place++; done = done || right; show();
  store(right ? ${has("score-out-of-range") ? "150" : "100"} : 0);
};
one("exit").onclick = () => { leave(); document.querySelector("main").innerHTML = "<h1>Goodbye</h1><p>You may close this window.</p>"; };
${has("keyboard-trap") ? 'one("notes").onkeydown = (event) => { if (event.key === "Tab") event.preventDefault(); };' : ""}
addEventListener("${leaving}", leave);
// One copy at a time.
navigator.locks.request("hygiene", { ifAvailable: true }, (lock) => {
  if (!lock) { document.querySelector("main").innerHTML = "<h1>Open elsewhere</h1><p>This course is open in another tab.</p>"; return; }
  start();
  return new Promise(() => {});
});
`;
}

interface Words {
  readonly object: string;
  readonly begin: string;
  readonly end: string;
  readonly prefix: string;
  readonly place: string;
  readonly time: string;
  readonly exit: string;
  readonly zero: string;
}

const SCORM12: Words = {
  object: "API",
  begin: "LMSInitialize",
  end: "LMSFinish",
  prefix: "LMS",
  place: "cmi.core.lesson_location",
  time: "cmi.core.session_time",
  exit: "cmi.core.exit",
  zero: "00:00:05",
};

const SCORM2004: Words = {
  object: "API_1484_11",
  begin: "Initialize",
  end: "Terminate",
  prefix: "",
  place: "cmi.location",
  time: "cmi.session_time",
  exit: "cmi.exit",
  zero: "PT5S",
};

const STATUS12 = `
const status = () => get("cmi.core.lesson_status");
const isDone = () => /passed|completed/.test(status());
const unfinished = () => set("cmi.core.lesson_status", "incomplete");
const score = (n) => { set("cmi.core.score.min", "0"); set("cmi.core.score.max", "100"); set("cmi.core.score.raw", String(n));
  if (!isDone()) set("cmi.core.lesson_status", n >= 80 ? "passed" : "failed"); };`;

const STATUS2004 = `
const isDone = () => get("cmi.success_status") === "passed";
const unfinished = () => { set("cmi.completion_status", "incomplete"); set("cmi.success_status", "unknown"); };
const score = (n) => { set("cmi.score.min", "0"); set("cmi.score.max", "100"); set("cmi.score.raw", String(n)); set("cmi.score.scaled", String(n / 100));
  if (isDone()) return;
  set("cmi.completion_status", "completed"); set("cmi.success_status", n >= 80 ? "passed" : "failed"); };`;

function scorm({ object, begin, end, prefix, place, time, exit, zero }: Words, status: string, has: Has): string {
  if (has("silent")) return "const recorder = { begin: () => ({ place: 0, done: false }), store: () => true, end() {} };";
  return `
const api = (function find(win) { return win.${object} || (win.parent !== win && find(win.parent)) || (win.opener && find(win.opener)); })(window);
const get = (name) => api.${prefix}GetValue(name);
const set = (name, value) => api.${prefix}SetValue(name, value);
${status}
const recorder = {
  begin() {
    ${has("out-of-turn") ? `get("${place}");` : ""}
    api.${begin}("");
    const done = isDone();
    if (${has("status-backwards")} || !done) unfinished();
    set("${exit}", "suspend");
    return { place: Number(get("${place}")) || 0, done };
  },
  store(place, points) {
    set("${place}", String(place));
    if (points !== undefined) score(points);
    return api.${prefix}Commit("") === "true";
  },
  end() { set("${time}", "${zero}"); api.${prefix}Commit(""); api.${end}(""); },
};`;
}

const RECORDERS: Readonly<Record<Format, (has: Has) => string>> = {
  scorm12: (has) => scorm(SCORM12, STATUS12, has),
  scorm2004: (has) => scorm(SCORM2004, STATUS2004, has),
  tincan: (has) =>
    has("silent")
      ? "const recorder = { begin: () => ({ place: 0, done: false }), store: () => true, end() {} };"
      : `
const launch = Object.fromEntries(new URLSearchParams(location.search));
const headers = { Authorization: launch.auth, "X-Experience-API-Version": "1.0.3", "Content-Type": "application/json" };
const activity = "http://example.org/course";
const state = launch.endpoint + "activities/state?" + new URLSearchParams({ activityId: activity, agent: launch.actor, registration: launch.registration, stateId: "place" });
const say = (verb, result) => fetch(launch.endpoint + "statements", { method: "POST", headers, body: JSON.stringify({
  actor: JSON.parse(launch.actor), verb: { id: "http://adlnet.gov/expapi/verbs/" + verb, display: { en: verb } },
  object: { id: activity }, context: { registration: launch.registration }, ...(result && { result }) }) });
const recorder = {
  async begin() {
    const answer = await fetch(state, { headers });
    return answer.ok ? await answer.json() : { place: 0, done: false };
  },
  async store(place, points) {
    try {
      const kept = await fetch(state, { method: "PUT", headers, body: JSON.stringify({ place, done: points >= 80 }) });
      const told = points === undefined ? kept : await say(points >= 80 ? "passed" : "failed", { success: points >= 80, completion: true, score: { scaled: points / 100 } });
      return kept.ok && told.ok;
    } catch { return false; }
  },
  end() {},
};`,
};
