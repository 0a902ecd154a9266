import type { Launch, TrackingContext } from "../../contract/tracking.ts";
import { type Answer, judge } from "../../standards/xapi-answer.ts";
import { isWebAddress } from "../../standards/xapi-query.ts";
import type { StateClient, StatePlace } from "../../standards/xapi-state.ts";
import type { Agent, Context } from "../../standards/xapi-statement.ts";
import { pause } from "../../standards/xapi-worker.ts";

/** What the learning system has written for this launch (cmi5 10). The package reads it and never writes it (rule CMI5-5). */
export interface LaunchData {
  readonly template: Context;
  /** Id of the session; "" where none is given. */
  readonly session: string;
  readonly mode: Launch["mode"];
  /** 0 … 1, exactly as given; 0 is a score (rule CMI5-8). */
  readonly mastery: number | undefined;
  /** Where to go at the end; web addresses only (rule CMI5-14). */
  readonly next: string | undefined;
  /** Data for content that asks for it; never run and never shown as HTML (rule CMI5-16). */
  readonly parameters: string;
  readonly entitlement: string;
}

/** What the learner likes (cmi5 11, rule CMI5-15). */
export interface Preferences {
  /** BCP 47 tags, best first. A package that carries several languages opens in the first that it has. */
  readonly languages: readonly string[];
  /** `undefined` where the learner has not said. Media never start by themselves, so nothing follows from it yet. */
  readonly audio: "on" | "off" | undefined;
}

/** The agent profile resource (xAPI 1.0.3 Communication 2.6), as `@xapi/xapi` calls it. */
export interface ProfileClient {
  getAgentProfile(wanted: { readonly agent: Agent; readonly profileId: string }): Promise<Answer>;
}

export const LAUNCH_DATA = "LMS.LaunchData";
export const PREFERENCES = "cmi5LearnerPreferences";
export const SESSION_ID = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";

const PAUSE = 1000;

type Plain = Readonly<Record<string, unknown>>;

/** Asks again until `end` where the store does not answer; `undefined` where there is nothing to go by (rule CMI5-4). */
export async function readLaunchData(
  { window, elapsed }: TrackingContext,
  client: StateClient,
  place: StatePlace,
  end: number,
): Promise<LaunchData | undefined> {
  for (;;) {
    const answer = await Promise.race([client.getState({ ...place, stateId: LAUNCH_DATA }), pause(window, end - elapsed())]);
    const verdict = answer ? judge(answer) : 0;
    if (verdict === "delivered") return launchDataOf(answer?.data);
    const most = end - PAUSE - elapsed();
    if (typeof verdict !== "number" || most <= 0) return undefined;
    await pause(window, Math.min(most, Math.max(PAUSE, verdict)));
  }
}

function launchDataOf(data: unknown): LaunchData | undefined {
  const given = (data ?? {}) as Plain;
  const template = given["contextTemplate"] as Context | null | undefined;
  if (typeof template !== "object" || !template) return undefined;
  const { launchMode, masteryScore, returnURL, launchParameters, entitlementKey } = given;
  const key = (entitlementKey as Plain | string | null | undefined) ?? "";
  return {
    template,
    session: textOf(template.extensions?.[SESSION_ID]),
    mode: launchMode === "Browse" ? "browse" : launchMode === "Review" ? "review" : "normal",
    mastery: typeof masteryScore === "number" && masteryScore >= 0 && masteryScore <= 1 ? masteryScore : undefined,
    next: isWebAddress(returnURL) ? returnURL : undefined,
    parameters: textOf(launchParameters),
    entitlement: textOf(typeof key === "object" ? (key["courseStructure"] ?? key["alternate"]) : key),
  };
}

/** Must be asked for before anything is said, and may be missing (cmi5 11.0, rule CMI5-4). */
export async function readPreferences(
  { window, elapsed }: TrackingContext,
  client: ProfileClient,
  agent: Agent,
  end: number,
): Promise<Preferences> {
  const ask = () => Promise.race([client.getAgentProfile({ agent, profileId: PREFERENCES }), pause(window, end - elapsed())]);
  let answer = await ask();
  // A learning system may take no statement before it has been asked, so a question that may not have arrived is put again.
  if (answer && answer.status !== 200 && answer.status !== 404) answer = await ask();
  const given = ((answer?.status === 200 && answer.data) || {}) as Plain;
  const { audioPreference: audio, languagePreference: languages } = given;
  return {
    languages: textOf(languages)
      .split(",")
      .map((tag) => tag.trim())
      .filter((tag) => /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(tag)),
    audio: audio === "on" || audio === "off" ? audio : undefined,
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
