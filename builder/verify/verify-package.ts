import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { Browser } from "playwright-core";
import type { AboutHost, StageSetting } from "../../templates/contract/verify.ts";
import type { Target } from "../../templates/contract/target.ts";
import type { ListedQuestionType } from "../../templates/questions/index.ts";
import { fill } from "../diagnostics/diagnostic.ts";
import { newFindings, sortedFindings } from "../validate/findings.ts";
import type { Finding } from "../validate/finding.ts";
import type { Validated } from "../validate/validate.ts";
import { checkAnswers } from "./answers.ts";
import { verifyCatalogue } from "./catalogue.ts";
import { consoleErrors, judgeLog, judgeScreens, judgeTime } from "./judge.ts";
import { type Journey, journeys } from "./journeys.ts";
import { heldIn, standingIn } from "./log.ts";
import { type Machine, openMachine } from "./machine.ts";
import type { JourneyResult, PlayedFinding, Verified } from "./results.ts";
import { JourneyEnd, type Scene, type Unit } from "./scene.ts";
import { Skipped } from "./skipped.ts";
import type { RecordStoreElsewhere } from "./reach.ts";
import type { Stage } from "./stage-server.ts";
import { openSubject, type Subject } from "./subject.ts";

export interface VerifyTools {
  readonly browser: Browser;
  readonly stage: Stage;
  readonly targets: readonly Target[];
  /** Those that a package of ours may ask; the tool's where absent. */
  readonly questionTypes?: readonly ListedQuestionType[];
  readonly validate: (bytes: Uint8Array, file: string) => Promise<Validated>;
  /** Monotonic clock, ms. */
  readonly elapsed: () => number;
  /** Ids of the journeys to play; all where there is none. */
  readonly only: readonly string[];
  /** Of the learning system; its strictest where absent. */
  readonly personality: string | undefined;
  readonly pictures: boolean;
  readonly signal: AbortSignal;
  /** A record store elsewhere. */
  readonly recordStore: RecordStoreElsewhere | undefined;
  readonly onJourney?: (journey: JourneyResult) => void;
}

export interface Wanted {
  /** As it was named. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** What the codebook says, where there is one, and its name. */
  readonly codebook: { readonly name: string; readonly text: string } | undefined;
}

/** The learning system that was asked for is none that plays this format. */
class UnknownPersonality extends Error {
  constructor(name: string, known: readonly string[]) {
    super(`There is no learning system "${name}" for this format. There are: ${known.join(", ")}.`);
  }
}

/** Beside the strictest, the one that is most used. */
const SECOND = "scorm-again";

/** Plays one package, unit by unit and journey by journey. Never throws for what the package does. */
export async function verifyPackage({ file, bytes, codebook }: Wanted, tools: VerifyTools): Promise<Verified> {
  const validated = await tools.validate(bytes, file);
  const findings: PlayedFinding[] = validated.findings.map((finding) => ({ ...finding, journey: "" }));
  const results: JourneyResult[] = [];
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const subject = await openSubject(bytes, tools.targets, file);
  let knows = "";
  const add = (journey: string, place: string, code: string, values: Readonly<Record<string, string | number>> = {}) => {
    const finding = findingOf(code, place, values);
    if (!findings.some((one) => one.code === finding.code && one.message === finding.message)) findings.push({ ...finding, journey });
  };
  if (subject && tools.recordStore && !playsElsewhere(subject))
    add("", "", "play/cannot-be-played", { reason: "only Tin Can packages speak to a record store elsewhere" });
  else if (!subject) add("", "", "play/cannot-be-played", { reason: "no document that its manifest launches is there" });
  else {
    const name = `${sha256.slice(0, 12)}-${basename(file)}`;
    const root = tools.stage.show(name, subject.opened);
    for (const [index, launch] of subject.launches.entries()) {
      const unit: Unit = { launch, title: launch.title || launch.path, player: undefined, course: undefined };
      const at = { subject, root, unit, id: `${name}-${index}`, tools };
      const about = await aboutHost(at);
      const place = { ...at, find: add, isTold: about.faults.length > 0 };
      const systems = systemsIn(about, tools.personality);
      if (systems.length === 0)
        throw new UnknownPersonality(
          tools.personality ?? "",
          about.personalities.map(({ id }) => id),
        );
      for (const step of stepsOf(tools, systems)) {
        tools.signal.throwIfAborted();
        const result = await playJourney(step, place);
        results.push(result);
        tools.onJourney?.(result);
      }
      const answers = checkAnswers(unit.course, codebook, tools.questionTypes);
      knows ||= answers.knows;
      if (answers.differing.length > 0) add("", launch.path, "answers/codebook-differs", { questions: answers.differing.join(", ") });
    }
  }
  const sorted = sortedFindings(findings) as readonly PlayedFinding[];
  return {
    file,
    sha256,
    size: bytes.length,
    standard: validated.standards.map(({ label }) => label).join(" and ") || "no known standard",
    knows,
    findings: sorted,
    journeys: results,
    ready: sorted.every(({ severity }) => severity !== "error"),
  };
}

/** Whoever asks for sessions asks for a learning system of their own beside the store. */
function playsElsewhere({ standard, target }: Subject): boolean {
  return !standard.sessions && target.codes !== undefined;
}

function findingOf(code: string, file: string, values: Readonly<Record<string, string | number>>): Finding {
  const list = newFindings(verifyCatalogue);
  list.add(code, { file }, values);
  const [finding] = list.list;
  if (!finding) throw new Error(fill("No finding came of {code}.", { code }));
  return finding;
}

interface System {
  readonly id: string;
  readonly label: string;
}

interface Step {
  readonly journey: Journey;
  readonly system: System;
  readonly place: StageSetting["place"];
}

interface PlaceOfUnit {
  readonly subject: Subject;
  readonly root: string;
  readonly unit: Unit;
  readonly id: string;
  readonly tools: VerifyTools;
  /** False where there is no learning system: a web page. */
  readonly isTold: boolean;
  readonly find: (journey: string, place: string, code: string, values?: Readonly<Record<string, string | number>>) => void;
}

function stepsOf({ only }: VerifyTools, [first, second]: readonly System[]): readonly Step[] {
  const wanted = journeys.filter(({ id }) => only.length === 0 || only.includes(id));
  return wanted.flatMap((journey) => [
    ...(first ? [{ journey, system: first, place: "frame" as const }] : []),
    ...(second && journey.twice ? [{ journey, system: second, place: "window" as const }] : []),
  ]);
}

async function aboutHost(at: Omit<PlaceOfUnit, "find" | "isTold">): Promise<AboutHost> {
  const machine = await newMachine(at, undefined, "frame", 1000, "about");
  const about = await machine.about();
  await machine.close();
  return about;
}

/** The one that was named, or the strictest and the most used. */
function systemsIn({ personalities }: AboutHost, personality: string | undefined): readonly System[] {
  if (personality !== undefined) return personalities.filter(({ id }) => id === personality);
  return personalities.filter(({ id }, index) => index === 0 || id === SECOND);
}

function newMachine(
  { subject, tools, root, unit, id }: Omit<PlaceOfUnit, "find" | "isTold">,
  personality: string | undefined,
  place: StageSetting["place"],
  width: number,
  journey: string,
): Promise<Machine> {
  const { browser, stage, recordStore } = tools;
  return openMachine({
    browser,
    stage,
    id: `${id}-${journey}`,
    journey,
    target: subject.target.id,
    root,
    launch: unit.launch,
    personality,
    place,
    width,
    recordStore,
  });
}

async function playJourney({ journey, system, place }: Step, at: PlaceOfUnit): Promise<JourneyResult> {
  const { unit, tools, subject } = at;
  const machine = await newMachine(at, system.id, place, journey.width, place === "window" ? `${journey.id}-2` : journey.id);
  const { log } = machine;
  const codes: string[] = [];
  const find: Scene["find"] = (code, values) => {
    codes.push(code);
    at.find(journey.id, unit.launch.path, code, values);
  };
  const scene: Scene = {
    unit,
    machine,
    notes: [],
    shots: [],
    screens: [],
    ready: -1,
    loaded: 0,
    elapsed: tools.elapsed,
    pictures: tools.pictures,
    isTold: at.isTold,
    find,
  };
  const begun = tools.elapsed();
  let skipped = false;
  try {
    await journey.play(scene);
  } catch (error) {
    tools.signal.throwIfAborted();
    if (error instanceof Skipped) {
      skipped = true;
      scene.notes.push(error.message);
    } else if (error instanceof JourneyEnd) find(error.code, error.values);
    else find("play/failed", { unit: unit.title, reason: (error as Error).message.split("\n")[0] ?? "" });
  }
  if (!skipped) {
    judgeLog(log, { speaks: at.isTold && !subject.standard.sessions, disturbed: machine.disturbed() }, find);
    judgeScreens(scene.screens, find);
    if (journey.id === "right") judgeTime(scene.ready, find);
  }
  await machine.close();
  const failed = codes.some((code) => verifyCatalogue[code]?.severity === "error");
  const files = log.requests.slice(0, scene.loaded).flatMap(({ file }) => file ?? []);
  return {
    id: journey.id,
    title: journey.title,
    unit: unit.title,
    system: place === "window" ? `${system.label}, in a window of its own` : system.label,
    outcome: skipped ? "skipped" : failed ? "failed" : "passed",
    notes: scene.notes,
    visits: machine.visits(),
    standing: heldIn(log)?.standing && standingIn(log),
    rows: heldIn(log)?.rows ?? [],
    calls: log.calls,
    shots: scene.shots,
    screens: scene.screens,
    ready: Math.round(scene.ready),
    took: Math.round(tools.elapsed() - begun),
    remote: [...new Set(log.requests.filter(({ file }) => file === undefined).map(({ address }) => address))],
    console: [...consoleErrors(log), ...log.errors],
    load: { requests: files.length, bytes: files.reduce((sum, path) => sum + (subject.opened.file(path)?.size ?? 0), 0) },
  };
}
