import type { AboutHost, StageSetting } from "../../templates/contract/verify.ts";
import { verifyCatalogue } from "./catalogue.ts";
import { consoleErrors, judgeLog, judgeScreens, judgeTime } from "./judge.ts";
import type { Journey } from "./journeys.ts";
import { heldIn, standingIn } from "./log.ts";
import { type Machine, openMachine } from "./machine.ts";
import type { JourneyResult } from "./results.ts";
import { JourneyEnd, type Scene, type Unit } from "./scene.ts";
import { Skipped } from "./skipped.ts";
import type { Subject } from "./subject.ts";
import type { VerifyTools } from "./verify-tools.ts";

/** A learning system, by the name that its host gives it. */
export interface System {
  readonly id: string;
  readonly label: string;
}

/** One journey in one learning system. */
export interface Step {
  readonly journey: Journey;
  readonly system: System;
  readonly place: StageSetting["place"];
}

/** Where a unit is played, and who is told what is found there. */
export interface PlaceOfUnit {
  readonly subject: Subject;
  readonly root: string;
  readonly unit: Unit;
  readonly id: string;
  readonly tools: VerifyTools;
  /** False where there is no learning system: a web page. */
  readonly isTold: boolean;
  readonly find: (journey: string, place: string, code: string, values?: Readonly<Record<string, string | number>>) => void;
}

/** What the other side of the unit's format says of itself. */
export async function aboutHost(at: Omit<PlaceOfUnit, "find" | "isTold">): Promise<AboutHost> {
  const machine = await newMachine(at, undefined, "frame", 1000, "about");
  const about = await machine.about();
  await machine.close();
  return about;
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

/** Plays one journey with a browser of its own. Never throws for what the package does. */
export async function playJourney({ journey, system, place }: Step, at: PlaceOfUnit): Promise<JourneyResult> {
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
