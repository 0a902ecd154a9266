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
  readonly description?: LanguageMap;
  readonly interactionType?: string;
  readonly correctResponsesPattern?: readonly string[];
  readonly choices?: readonly Component[];
  readonly scale?: readonly Component[];
  readonly source?: readonly Component[];
  readonly target?: readonly Component[];
  readonly steps?: readonly Component[];
}

export interface Activity {
  readonly objectType: "Activity";
  readonly id: string;
  readonly definition?: Definition;
}

export interface Score {
  readonly scaled: number;
  readonly raw?: number;
  readonly min?: number;
  readonly max?: number;
}

export interface Result {
  readonly score?: Score;
  readonly success?: boolean;
  readonly completion?: boolean;
  readonly response?: string;
  readonly duration?: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

export interface ContextActivities {
  readonly parent?: readonly Activity[];
  readonly grouping?: readonly Activity[];
  readonly category?: readonly Activity[];
}

export interface Context {
  readonly registration: string;
  readonly contextActivities?: ContextActivities;
  readonly revision?: string;
  readonly platform?: string;
  readonly language?: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What happened, before anybody knows to whom and when. */
export interface Fact {
  readonly verb: VerbName;
  readonly object: Activity;
  readonly result?: Result;
  readonly contextActivities: ContextActivities;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** `id` and `timestamp` are made once, when the fact becomes true, and never again (rule QUEUE-1). */
export interface Statement {
  readonly id: string;
  readonly actor: Agent;
  readonly verb: { readonly id: string; readonly display?: LanguageMap };
  readonly object: Activity;
  readonly result?: Result;
  readonly context: Context;
  readonly timestamp: string;
}

/** Verbs of the ADL vocabulary that a course uses. */
export type VerbName =
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

export function verb(name: VerbName): Statement["verb"] {
  return { id: VERB_PREFIX + name, display: { en: name } };
}
