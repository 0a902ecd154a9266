import type { Definition, LanguageMap } from "./xapi-statement.ts";

/** The parts of an xAPI Profile (Profiles 1.0, part two) that are written here. Nothing in it may be empty (4.0). */
export interface Profile {
  readonly "@context": typeof PROFILE_CONTEXT;
  readonly id: string;
  readonly type: "Profile";
  readonly conformsTo: typeof CONFORMS_TO;
  readonly prefLabel: LanguageMap;
  readonly definition: LanguageMap;
  readonly seeAlso: string;
  readonly versions: readonly { readonly id: string; readonly generatedAtTime: string }[];
  readonly author: { readonly type: "Organization"; readonly name: string; readonly url: string };
  readonly concepts?: readonly (ActivityConcept | ExtensionConcept)[];
  readonly templates?: readonly Template[];
  readonly patterns?: readonly Pattern[];
}

/** Profiles 7.4: what an activity is called, for all who report on it. */
export interface ActivityConcept {
  readonly id: string;
  readonly type: "Activity";
  readonly inScheme: string;
  readonly activityDefinition: { readonly "@context": typeof ACTIVITY_CONTEXT } & Partial<Definition>;
}

/** Profiles 7.2: a key of a context that nobody else has defined. */
export interface ExtensionConcept {
  readonly id: string;
  readonly type: "ContextExtension";
  readonly inScheme: string;
  readonly prefLabel: LanguageMap;
  readonly definition: LanguageMap;
  readonly recommendedVerbs: readonly string[];
  /** A JSON Schema, as text. */
  readonly inlineSchema: string;
}

/** Profiles 8.0: a kind of statement. Verb and types decide which statements are meant; the rules, what they must hold. */
export interface Template {
  readonly id: string;
  readonly type: "StatementTemplate";
  readonly inScheme: string;
  readonly prefLabel: LanguageMap;
  readonly definition: LanguageMap;
  readonly verb: string;
  readonly objectActivityType: string;
  readonly contextParentActivityType?: readonly string[];
  readonly rules: readonly Rule[];
}

/** Profiles 8.1. `location` is a JSONPath without filters and scripts. */
export interface Rule {
  readonly location: string;
  readonly presence?: "included" | "excluded" | "recommended";
  readonly any?: readonly (string | boolean)[];
  readonly all?: readonly (string | boolean)[];
  readonly scopeNote?: LanguageMap;
}

/** Profiles 9.0: an order of statements, by the ids of templates and of other patterns. */
export type Pattern = PatternHead & PatternBody;

interface PatternHead {
  readonly id: string;
  readonly type: "Pattern";
  readonly inScheme: string;
  readonly primary?: true;
  readonly prefLabel: LanguageMap;
  readonly definition: LanguageMap;
}

export type PatternBody =
  | { readonly alternates: readonly string[] }
  | { readonly sequence: readonly string[] }
  | { readonly optional: string }
  | { readonly oneOrMore: string }
  | { readonly zeroOrMore: string };

export const PROFILE_CONTEXT = "https://w3id.org/xapi/profiles/context";
export const ACTIVITY_CONTEXT = "https://w3id.org/xapi/profiles/activity-context";
export const CONFORMS_TO = "https://w3id.org/xapi/profiles#1.0";
