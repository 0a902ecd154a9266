import { isSame } from "./same.ts";

/** What a cmi5 LMS knows of one session when a statement arrives (cmi5 Quartz, first edition; chapters in the messages). */
export interface Session {
  readonly actor: unknown;
  readonly activity: string;
  readonly registration: string;
  readonly template: Template;
  readonly mode: "Normal" | "Browse" | "Review";
  readonly mastery: number | undefined;
  /** Documents that the AU has asked for. */
  readonly asked: ReadonlySet<string>;
}

export interface Template {
  readonly contextActivities?: Readonly<Record<string, readonly Plain[]>>;
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly [field: string]: unknown;
}

export type Plain = Readonly<Record<string, unknown>>;

/** A statement as it comes in; anything may be missing. */
export interface Incoming {
  readonly id?: string;
  readonly actor?: unknown;
  readonly verb: { readonly id: string };
  readonly object: { readonly id: string };
  readonly timestamp?: string;
  readonly result?: {
    readonly completion?: boolean;
    readonly success?: boolean;
    readonly duration?: string;
    readonly score?: { readonly scaled?: number; readonly raw?: number; readonly min?: number; readonly max?: number };
  };
  readonly context?: {
    readonly registration?: string;
    readonly contextActivities?: Readonly<Record<string, readonly Plain[]>>;
    readonly extensions?: Readonly<Record<string, unknown>>;
    readonly [field: string]: unknown;
  };
}

/** What was stored: of this session, and of all earlier ones of the registration. */
export interface History {
  readonly session: readonly Incoming[];
  readonly earlier: readonly Incoming[];
}

const CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5";
const MOVE_ON = "https://w3id.org/xapi/cmi5/context/categories/moveon";
const MASTERY = "https://w3id.org/xapi/cmi5/context/extensions/masteryscore";
const SESSION_ID = "https://w3id.org/xapi/cmi5/context/extensions/sessionid";
const DEFINED = ["initialized", "completed", "passed", "failed", "terminated"];

export function verbOf({ verb }: Pick<Incoming, "verb">): string {
  return verb.id.replace("http://adlnet.gov/expapi/verbs/", "");
}

/** Every rule that the statement breaks, in words; empty where it may be stored. */
export function broken(statement: Incoming, session: Session, history: History): string[] {
  const verb = verbOf(statement);
  const rules = [...commonRules(statement, session, history)];
  if (DEFINED.includes(verb)) rules.push(...definedRules(statement, session), ...orderRules(verb, session, history));
  else rules.push([categories(statement).includes(CMI5), "9.6.2.1 an allowed statement has the cmi5 category"]);
  return rules.filter(([isBroken]) => isBroken).map(([, rule]) => `${verb}: ${rule}`);
}

type Rule = readonly [boolean, string];

function commonRules(statement: Incoming, session: Session, { session: said }: History): Rule[] {
  const { context = {}, timestamp = "" } = statement;
  const { contextActivities = {}, extensions, ...plain } = session.template;
  const verbs = said.map(verbOf);
  // What is allowed may be overtaken by what is defined; Initialized is the earliest and Terminated the latest.
  const bound = { initialized: [], terminated: said }[verbOf(statement)] ?? said.slice(0, 1);
  return [
    [!session.asked.has("LMS.LaunchData"), "10.0 LMS.LaunchData was not read first"],
    [!session.asked.has("cmi5LearnerPreferences"), "11.0 the learner preferences were not asked for first"],
    [!isSame(statement.actor, session.actor), "9.2 the actor is not the one of the launch"],
    [!/^[0-9a-f-]{36}$/.test(statement.id ?? ""), "9.1 the id is no UUID"],
    [!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(timestamp), "9.7 the timestamp is not in UTC"],
    [bound.some((item) => timestamp < (item.timestamp ?? "")), "9.7 the timestamp lies outside the session"],
    [context.registration !== session.registration, "9.6.1 the registration is not the one of the launch"],
    [context.extensions?.[SESSION_ID] !== extensions[SESSION_ID], "9.6.3.1 the session id is not the one of the template"],
    [
      !Object.entries(extensions).every(([key, value]) => isSame(context.extensions?.[key], value)),
      "10.2.1 an extension of the template is missing",
    ],
    [!Object.entries(plain).every(([key, value]) => isSame(context[key], value)), "10.2.1 a field of the template is missing"],
    [
      !Object.entries(contextActivities).every(([name, list]) => isPrefix(list, context.contextActivities?.[name])),
      "10.2.1 the template's activities do not come first",
    ],
    [verbs.length === 0 && verbOf(statement) !== "initialized", "9.3.2 Initialized does not come first"],
    [verbs.includes("terminated"), "9.3.8 it comes after Terminated"],
  ];
}

function definedRules({ object, result = {}, context = {}, ...statement }: Incoming, { activity, mastery }: Session): Rule[] {
  const verb = verbOf(statement);
  const given = categories({ ...statement, object, context });
  const isResult = verb === "passed" || verb === "failed";
  const { score } = result;
  const scaled = score?.scaled;
  const judged = isResult && scaled !== undefined && mastery !== undefined;
  return [
    [object.id !== activity, "9.4 the object is not the activity of the launch"],
    [!given.includes(CMI5), "9.6.2.1 the cmi5 category is missing"],
    [given.includes(MOVE_ON) !== (isResult || verb === "completed"), "9.6.2.2 the moveOn category is for success and completion"],
    [verb !== "initialized" && !/^P(T[\d.HMS]+)$/.test(result.duration ?? ""), "9.5.4 there is no duration"],
    [result.completion !== (verb === "completed" ? true : undefined), "9.5.3 completion is true, and for Completed alone"],
    [result.success !== (isResult ? verb === "passed" : undefined), "9.5.2 success is for Passed and Failed alone"],
    [score !== undefined && !isResult, "9.5.1 a score is for Passed and Failed alone"],
    [scaled !== undefined && !(scaled >= 0 && scaled <= 1), "9.5.1 the scaled score is not within 0 and 1"],
    [
      score?.raw !== undefined && !((score.min ?? NaN) <= score.raw && score.raw <= (score.max ?? NaN)),
      "9.5.1 a raw score needs min and max",
    ],
    [judged && scaled >= mastery !== (verb === "passed"), "9.3.4 the score and the mastery score contradict the verb"],
    [judged && context.extensions?.[MASTERY] !== mastery, "9.6.3.2 the mastery score that it was judged by is not given"],
    [!judged && MASTERY in (context.extensions ?? {}), "9.6.3.2 no mastery score was used"],
  ];
}

function orderRules(verb: string, { mode }: Session, { session, earlier }: History): Rule[] {
  const [here, before] = [session.map(verbOf), earlier.map(verbOf)];
  const all = [...before, ...here];
  return [
    [mode !== "Normal" && verb !== "initialized" && verb !== "terminated", "10.2.2 nothing is recorded in this launch mode"],
    [here.includes(verb), "9.3 it was said in this session before"],
    [verb === "initialized" && here.length > 0, "9.3.2 Initialized is not first"],
    [(verb === "completed" || verb === "passed") && all.includes(verb), "9.3.3 it was said in this registration before"],
    [verb === "passed" && here.includes("failed"), "9.3.4 Passed follows Failed in one session"],
    [verb === "failed" && all.includes("passed"), "9.3.5 Failed follows Passed"],
  ];
}

function categories({ context }: Incoming): unknown[] {
  return (context?.contextActivities?.["category"] ?? []).map((activity) => activity["id"]);
}

function isPrefix(expected: readonly unknown[], given: readonly unknown[] = []): boolean {
  return expected.every((item, index) => isSame(item, given[index]));
}
