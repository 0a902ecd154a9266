import { all, type Check, isPlain, listOf, number, object, oneOf, type Plain, text, yesOrNo } from "./check.ts";
import { actor, agent, group } from "./check-actor.ts";
import { duration, extensions, iri, languageMap, languageTag, timestamp, uuid } from "./check-formats.ts";
import { interactionFields, interactionWhole, responseProblem } from "./check-interaction.ts";

export const VOIDED = "http://adlnet.gov/expapi/verbs/voided";

const verb = object({ id: iri, display: languageMap }, ["id"]);

const definition = all(
  object({ name: languageMap, description: languageMap, type: iri, moreInfo: iri, extensions, ...interactionFields }),
  interactionWhole,
);

const activity = object({ objectType: oneOf("Activity"), id: iri, definition }, ["id"]);

const statementRef = object({ objectType: oneOf("StatementRef"), id: uuid }, ["objectType", "id"]);

/** Data 2.4.5.1. */
const score: Check = all(object({ scaled: number(-1, 1), raw: number(), min: number(), max: number() }), (value, at) => {
  const { raw, min = -Infinity, max = Infinity } = value as { raw?: number; min?: number; max?: number };
  if (min >= max) return `${at}.min must be less than max`;
  return raw !== undefined && (raw < min || raw > max) ? `${at}.raw must lie between min and max` : undefined;
});

const result = object({ score, success: yesOrNo, completion: yesOrNo, response: text(), duration, extensions });

/** One activity alone stands for a list of one (Data 2.4.6.2). */
const activities: Check = (value, at) => (Array.isArray(value) ? listOf(activity) : activity)(value, at);

const context = object({
  registration: uuid,
  instructor: actor,
  team: group,
  contextActivities: object({ parent: activities, grouping: activities, category: activities, other: activities }),
  revision: text(),
  platform: text(),
  language: languageTag,
  statement: statementRef,
  extensions,
});

const attachment = object(
  {
    usageType: iri,
    display: languageMap,
    description: languageMap,
    contentType: text("a media type", /^[\w.+-]+\/[\w.+-]+/),
    length: number(0),
    sha2: text("a SHA-2 sum", /^[0-9a-f]{56,128}$/i),
    fileUrl: iri,
  },
  ["usageType", "display", "contentType", "length", "sha2", "fileUrl"],
);

const said: Readonly<Record<string, Check>> = {
  actor,
  verb,
  object: (value, at) => objectCheck(value, true)(value, at),
  result,
  context,
  timestamp,
  attachments: listOf(attachment),
};
const needed = ["actor", "verb", "object"];

const subStatement: Check = all(
  object({ ...said, objectType: oneOf("SubStatement"), object: (value, at) => objectCheck(value, false)(value, at) }, needed),
  together,
);

const authority: Check = (value, at) => (isPlain(value) && value["objectType"] === "Group" ? group : agent)(value, at);

/** One statement as a client may send it (xAPI 1.0.3 Data 2). */
export const statement: Check = all(
  object({ ...said, id: uuid, stored: timestamp, authority, version: text("1.0.x", /^1\.0(\.\d+)?$/) }, needed),
  together,
);

function objectCheck(value: unknown, nested: boolean): Check {
  switch (isPlain(value) ? value["objectType"] : undefined) {
    case "Agent":
      return agent;
    case "Group":
      return group;
    case "StatementRef":
      return statementRef;
    case "SubStatement":
      return nested ? subStatement : (_, at) => `${at} must not be another SubStatement`;
  }
  return activity;
}

/** What one part of a statement asks of another (Data 2.3.2, 2.4.6). */
function together(value: unknown, at: string): string | undefined {
  const { verb: done, object: about, context: around, result: outcome } = value as Record<string, Plain>;
  const kind = about?.["objectType"] ?? "Activity";
  if (done?.["id"] === VOIDED && kind !== "StatementRef") return `${at} voids something that is not a StatementRef`;
  if (kind !== "Activity" && around && ("revision" in around || "platform" in around)) {
    return `${at}.context has a revision or platform although the object is no activity`;
  }
  const response = outcome?.["response"];
  return isPlain(about?.["definition"]) && typeof response === "string" ? responseProblem(about["definition"], response) : undefined;
}
