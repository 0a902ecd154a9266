/** The parts of xAPI 1.0.3 Data (section 2) that a course writes. Shared by every target that speaks xAPI. */

export type LanguageMap = Readonly<Record<string, string>>;

/** Exactly one inverse functional identifier is set (Data 2.4.2.3). */
export interface Agent {
  readonly objectType: "Agent";
  readonly name?: string;
  readonly mbox?: string;
  readonly mbox_sha1sum?: string;
  readonly openid?: string;
  readonly account?: { readonly homePage: string; readonly name: string };
}

export interface Component {
  readonly id: string;
  readonly description: LanguageMap;
}

/** Data 2.4.4.1, with the fields of interaction activities. */
export interface Definition {
  readonly type: string;
  readonly name: LanguageMap;
  readonly description?: LanguageMap | undefined;
  readonly interactionType?: string | undefined;
  readonly correctResponsesPattern?: readonly string[] | undefined;
  readonly choices?: readonly Component[] | undefined;
  readonly scale?: readonly Component[] | undefined;
  readonly source?: readonly Component[] | undefined;
  readonly target?: readonly Component[] | undefined;
  readonly steps?: readonly Component[] | undefined;
}

export interface Activity {
  readonly objectType: "Activity";
  readonly id: string;
  readonly definition?: Definition | undefined;
}

export interface Score {
  readonly scaled: number;
  readonly raw?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

export type Extensions = Readonly<Record<string, unknown>>;

export interface Result {
  readonly score?: Score | undefined;
  readonly success?: boolean | undefined;
  readonly completion?: boolean | undefined;
  readonly response?: string | undefined;
  readonly duration?: string | undefined;
  readonly extensions?: Extensions | undefined;
}

export interface ContextActivities {
  readonly parent?: readonly Activity[] | undefined;
  readonly grouping?: readonly Activity[] | undefined;
  readonly category?: readonly Activity[] | undefined;
  readonly other?: readonly Activity[] | undefined;
}

export interface Context {
  readonly registration: string;
  readonly contextActivities?: ContextActivities | undefined;
  readonly revision?: string | undefined;
  readonly platform?: string | undefined;
  readonly language?: string | undefined;
  readonly extensions?: Extensions | undefined;
}

/** `id` and `timestamp` are made once, when the fact becomes true, and never again (rule QUEUE-1). */
export interface Statement {
  readonly id: string;
  readonly actor: Agent;
  readonly verb: { readonly id: string; readonly display?: LanguageMap };
  readonly object: Activity;
  readonly result?: Result | undefined;
  readonly context: Context;
  readonly timestamp: string;
}

/** Verbs of the ADL vocabulary that a course uses. */
export type VerbName =
  | "launched"
  | "initialized"
  | "resumed"
  | "experienced"
  | "answered"
  | "progressed"
  | "completed"
  | "passed"
  | "failed"
  | "suspended"
  | "terminated";

export const VERB_PREFIX = "http://adlnet.gov/expapi/verbs/";

export function verbOf({ verb }: Pick<Statement, "verb">): VerbName {
  return verb.id.slice(VERB_PREFIX.length) as VerbName;
}

/** What a store gives out may be anything: whether it is a statement of that registration. */
export function isStatement(value: unknown, registration: string): value is Statement {
  const { id, verb, object, context, timestamp } = (value ?? {}) as Partial<Statement>;
  return [id, verb?.id, object?.id, timestamp].every((part) => typeof part === "string") && context?.registration === registration;
}

/** What is said besides the verb. */
export interface Said {
  readonly result?: Result | undefined;
  /** Another activity than the course, which lies in `parent`. */
  readonly object?: Activity | undefined;
  readonly parent?: Activity | undefined;
  readonly category?: readonly Activity[] | undefined;
  /** What it is about: objectives and the learning needs that they meet. */
  readonly other?: readonly Activity[] | undefined;
  readonly extensions?: Extensions | undefined;
}

/** Makes a statement of what happened to the course, or to another activity that belongs to it. */
export type Say = (verb: VerbName, said?: Said) => Statement;
