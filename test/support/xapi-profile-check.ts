/** What xAPI Profiles 1.0, part two, asks of a document. Returns every mistake as `where: what`; none for a valid profile. */
export function checkProfile(profile: unknown): string[] {
  const mistakes: string[] = [];
  const say = (at: string, what: string) => void mistakes.push(`${at}: ${what}`);
  const root = objectAt(profile);
  walk(profile, "profile", say);
  checkFields(root, PROFILE, "profile", say);
  if (root["@context"] !== "https://w3id.org/xapi/profiles/context") say("profile", "@context is not that of profiles");
  if (root["conformsTo"] !== "https://w3id.org/xapi/profiles#1.0") say("profile", "conformsTo is not version 1.0");
  const versions = listOf(root["versions"]);
  versions.forEach((version, at) => checkFields(version, VERSION, `versions[${at}]`, say));
  checkFields(objectAt(root["author"]), AUTHOR, "author", say);
  const current = versions[0]?.["id"];
  const concepts = listOf(root["concepts"]);
  const templates = listOf(root["templates"]);
  const patterns = listOf(root["patterns"]);
  for (const { id, inScheme } of [...concepts, ...templates, ...patterns])
    if (inScheme !== current) say(String(id), "inScheme is not the version described");
  concepts.forEach((concept, at) => checkConcept(concept, `concepts[${at}]`, say));
  templates.forEach((template, at) => checkTemplate(template, templates, `templates[${at}]`, say));
  const known = new Set([...templates, ...patterns].map(({ id }) => String(id)));
  patterns.forEach((pattern, at) => checkPattern(pattern, { patterns, known }, `patterns[${at}]`, say));
  const ids = [root, ...versions, ...concepts, ...templates, ...patterns].map(({ id }) => String(id));
  for (const id of ids.filter((each, at) => ids.indexOf(each) !== at)) say(id, "two things have this id");
  return mistakes;
}

/** JSONPath as Profiles 8.1 allows it: children by name, members by number, `*`, and unions of these; no filters, no scripts. */
export const STEP = /\.(?:\*|[A-Za-z_][\w-]*)|\[\s*(?:\*|\d+(?:\s*,\s*\d+)*|'[^'\]]+'(?:\s*,\s*'[^'\]]+')*)\s*\]/y;

export function isPath(path: string): boolean {
  return path.split("|").every((part) => {
    const text = part.trim();
    if (!text.startsWith("$")) return false;
    STEP.lastIndex = 1;
    let end = 1;
    while (STEP.test(text)) end = STEP.lastIndex;
    return end === text.length && end > 1;
  });
}

type Fields = Readonly<Record<string, unknown>>;
type Say = (at: string, what: string) => void;
type Kind = (value: unknown) => boolean;
/** A name that ends in `?` may be missing. */
type Shape = Readonly<Record<string, Kind>>;

const isText: Kind = (value) => typeof value === "string" && value.trim() === value && value !== "";
const isBoolean: Kind = (value) => typeof value === "boolean";
const isIri: Kind = (value) => typeof value === "string" && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value);
const isUrl: Kind = (value) => typeof value === "string" && /^https?:/.test(value) && URL.canParse(value);
const isTime: Kind = (value) => typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
const isMap: Kind = (value) =>
  isObject(value) && Object.entries(value).every(([tag, text]) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) && isText(text));
const isList: Kind = (value) => Array.isArray(value) && value.length > 0;
const isAny: Kind = (value) => value !== undefined;
const iris: Kind = (value) => isList(value) && (value as unknown[]).every(isIri);
const oneOf =
  (...values: readonly string[]): Kind =>
  (value) =>
    values.includes(value as string);

const PROFILE: Shape = {
  "@context": isAny,
  id: isIri,
  type: oneOf("Profile"),
  conformsTo: isIri,
  prefLabel: isMap,
  definition: isMap,
  "seeAlso?": isUrl,
  versions: isList,
  author: isObject,
  "concepts?": isList,
  "templates?": isList,
  "patterns?": isList,
};
const VERSION: Shape = { id: isIri, "wasRevisionOf?": iris, generatedAtTime: isTime };
const AUTHOR: Shape = { type: oneOf("Organization", "Person"), name: isText, "url?": isUrl };
const NAMED: Shape = { id: isIri, type: isText, inScheme: isIri, prefLabel: isMap, definition: isMap, "deprecated?": isBoolean };
const RELATED: Shape = Object.fromEntries(
  ["broader", "broadMatch", "narrower", "narrowMatch", "related", "relatedMatch", "exactMatch"].map((name) => [`${name}?`, iris]),
);
const SCHEMA: Shape = { "context?": isIri, "schema?": isIri, "inlineSchema?": isSchema };
const EXTENSION: Shape = { ...NAMED, ...SCHEMA };
const ACTIVITY: Shape = { id: isIri, type: isText, inScheme: isIri, "deprecated?": isBoolean, activityDefinition: isObject };
const DEFINITION: Shape = {
  "@context": oneOf("https://w3id.org/xapi/profiles/activity-context"),
  "type?": isIri,
  "name?": isMap,
  "description?": isMap,
  "moreInfo?": isUrl,
  "extensions?": isObject,
  "interactionType?": isText,
  ...Object.fromEntries(["correctResponsesPattern", "choices", "scale", "source", "target", "steps"].map((name) => [`${name}?`, isList])),
};
const CONCEPTS: Readonly<Record<string, Shape>> = {
  Verb: { ...NAMED, ...RELATED },
  ActivityType: { ...NAMED, ...RELATED },
  AttachmentUsageType: { ...NAMED, ...RELATED },
  ContextExtension: { ...EXTENSION, "recommendedVerbs?": iris },
  ResultExtension: { ...EXTENSION, "recommendedVerbs?": iris },
  ActivityExtension: { ...EXTENSION, "recommendedActivityTypes?": iris },
  StateResource: { ...EXTENSION, contentType: isText },
  AgentProfileResource: { ...EXTENSION, contentType: isText },
  ActivityProfileResource: { ...EXTENSION, contentType: isText },
  Activity: ACTIVITY,
};
const TEMPLATE: Shape = {
  ...NAMED,
  type: oneOf("StatementTemplate"),
  "verb?": isIri,
  "objectActivityType?": isIri,
  ...Object.fromEntries(["Grouping", "Parent", "Other", "Category"].map((name) => [`context${name}ActivityType?`, iris])),
  "attachmentUsageType?": iris,
  "objectStatementRefTemplate?": iris,
  "contextStatementRefTemplate?": iris,
  "rules?": isList,
};
const RULE: Shape = {
  location: isPathText,
  "selector?": isPathText,
  "presence?": oneOf("included", "excluded", "recommended"),
  "any?": isList,
  "all?": isList,
  "none?": isList,
  "scopeNote?": isMap,
};
const PATTERN: Shape = {
  id: isIri,
  type: oneOf("Pattern"),
  inScheme: isIri,
  "primary?": isBoolean,
  "prefLabel?": isMap,
  "definition?": isMap,
  "deprecated?": isBoolean,
  "alternates?": iris,
  "optional?": isIri,
  "oneOrMore?": isIri,
  "sequence?": iris,
  "zeroOrMore?": isIri,
};
const BODIES = ["alternates", "optional", "oneOrMore", "sequence", "zeroOrMore"];

function checkConcept(concept: Fields, at: string, say: Say): void {
  const shape = CONCEPTS[String(concept["type"])];
  if (!shape) return say(at, `${String(concept["type"])} is no kind of concept`);
  checkFields(concept, shape, at, say);
  if ("schema" in concept && "inlineSchema" in concept) say(at, "schema and inlineSchema exclude each other");
  if ("related" in concept && concept["deprecated"] !== true) say(at, "related is for deprecated concepts alone");
  if (/^https?:\/\/(adlnet\.gov|w3id\.org|activitystrea\.ms|id\.tincanapi\.com)\//.test(String(concept["id"])))
    say(at, "another profile has defined this concept");
  if (concept["type"] !== "Activity") return;
  const definition = objectAt(concept["activityDefinition"]);
  checkFields(definition, DEFINITION, `${at}.activityDefinition`, say);
  if (String(definition["type"]).endsWith("cmi.interaction") && !("interactionType" in definition))
    say(at, "an interaction says of which kind");
}

function checkTemplate(template: Fields, all: readonly Fields[], at: string, say: Say): void {
  checkFields(template, TEMPLATE, at, say);
  if ("objectStatementRefTemplate" in template && "objectActivityType" in template) say(at, "the object is an activity or a statement");
  for (const name of ["objectStatementRefTemplate", "contextStatementRefTemplate"]) {
    for (const id of (template[name] ?? []) as unknown[]) if (!all.some((each) => each["id"] === id)) say(at, `${name} leads nowhere`);
  }
  listOf(template["rules"]).forEach((rule, index) => {
    checkFields(rule, RULE, `${at}.rules[${index}]`, say);
    if (!["presence", "any", "all", "none"].some((name) => name in rule)) say(`${at}.rules[${index}]`, "the rule asks for nothing");
  });
}

interface Graph {
  readonly patterns: readonly Fields[];
  readonly known: ReadonlySet<string>;
}

function checkPattern(pattern: Fields, { patterns, known }: Graph, at: string, say: Say): void {
  checkFields(pattern, PATTERN, at, say);
  const bodies = BODIES.filter((name) => name in pattern);
  if (bodies.length !== 1) say(at, `has ${bodies.length} of ${BODIES.join(", ")}`);
  if (pattern["primary"] === true && !(isMap(pattern["prefLabel"]) && isMap(pattern["definition"]))) say(at, "a primary pattern is named");
  const members = membersOf(pattern);
  for (const id of members) if (!known.has(id)) say(at, `${id} leads nowhere`);
  const used = patterns.some((other) => membersOf(other).includes(String(pattern["id"])));
  const alone = pattern["primary"] === true && !used && !patterns.some(({ id }) => id === members[0]);
  if ("sequence" in pattern && members.length < 2 && !alone) say(at, "a sequence has two members or more");
  if ("alternates" in pattern && members.length < 2) say(at, "alternates are two or more");
  const find = (id: string) => patterns.find((other) => other["id"] === id);
  if ("alternates" in pattern && members.some((id) => ["optional", "zeroOrMore"].some((name) => name in (find(id) ?? {}))))
    say(at, "alternates hold no optional and no zeroOrMore");
  const reached = new Set<string>();
  for (const queue = [...members]; queue.length > 0; ) {
    const id = queue.pop() ?? "";
    if (!reached.has(id)) queue.push(...membersOf(find(id) ?? {}));
    reached.add(id);
  }
  if (reached.has(String(pattern["id"]))) say(at, "a pattern lies within itself");
}

/** Ids that a pattern names. */
function membersOf(pattern: Fields): readonly string[] {
  return BODIES.flatMap((name) => (pattern[name] ?? []) as string | string[]);
}

function checkFields(value: Fields, shape: Shape, at: string, say: Say): void {
  const names = new Map(Object.keys(shape).map((name) => [name.replace("?", ""), name]));
  for (const name of Object.keys(value)) if (!names.has(name)) say(at, `${name} is not allowed here`);
  for (const [name, key] of names) {
    if (!(name in value)) {
      if (!key.endsWith("?")) say(at, `${name} is missing`);
    } else if (!shape[key]?.(value[name])) say(at, `${name} is not as it must be`);
  }
}

/** Nothing in a profile is empty (Profiles 4.0). */
function walk(value: unknown, at: string, say: Say): void {
  if (value === null || value === "") return say(at, "is empty");
  if (typeof value !== "object") return;
  const entries = Object.entries(value);
  if (entries.length === 0) say(at, "is empty");
  for (const [name, child] of entries) walk(child, `${at}.${name}`, say);
}

function isPathText(value: unknown): boolean {
  return typeof value === "string" && isPath(value);
}

function isSchema(value: unknown): boolean {
  if (typeof value !== "string") return false;
  try {
    return isObject(JSON.parse(value));
  } catch {
    return false;
  }
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objectAt(value: unknown): Fields {
  return isObject(value) ? value : {};
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.map(objectAt) : [];
}
