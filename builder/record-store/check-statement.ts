import { all, type Check, isPlain, listOf, number, object, oneOf, text, wholeNumber, yesOrNo } from "./check.ts";
import { activity, mediaType, verb } from "./check-activity.ts";
import { actor, agent, authority, group } from "./check-actor.ts";
import { contextCheck, statementRef } from "./check-context.ts";
import { duration, extensions, internetTime, iri, isoTime, languageMap, uuid } from "./check-formats.ts";
import { responseProblem } from "./check-interaction.ts";
import type { Version } from "./versions.ts";

export const VOIDED = "http://adlnet.gov/expapi/verbs/voided";

/** Data 2.4.5.1. */
const score: Check = all(object({ scaled: number(-1, 1), raw: number(), min: number(), max: number() }), (value, at, note) => {
  if (!isPlain(value)) return;
  const { raw, min = -Infinity, max = Infinity } = value as { raw?: unknown; min?: unknown; max?: unknown };
  if (typeof min !== "number" || typeof max !== "number") return;
  if (min >= max) note(`${at}.min must be less than max`);
  if (typeof raw === "number" && (raw < min || raw > max)) note(`${at}.raw must lie between min and max`);
});

const result = object({ score, success: yesOrNo, completion: yesOrNo, response: text(), duration, extensions });

/** Data 2.4.11. */
const attachment = object(
  {
    usageType: iri,
    display: languageMap,
    description: languageMap,
    contentType: mediaType,
    length: wholeNumber,
    sha2: text("a SHA-2 sum", /^([0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i),
    fileUrl: iri,
  },
  ["usageType", "display", "contentType", "length", "sha2"],
);

const NEEDED = ["actor", "verb", "object"];

/** One statement as a client may send it (xAPI 1.0.3 Data 2; IEEE 9274.1.1 4.2). */
export function statementCheck(version: Version): Check {
  const timestamp = version === "2.0.0" ? internetTime : isoTime;
  const said = { actor, verb, result, context: contextCheck(version), timestamp, attachments: listOf(attachment) };
  const substatement = all(
    object({ ...said, objectType: oneOf("SubStatement"), object: (value, at, note) => objectCheck(value)(value, at, note) }, NEEDED),
    together,
  );
  return all(
    object(
      {
        ...said,
        object: (value, at, note) => objectCheck(value, substatement)(value, at, note),
        id: uuid,
        stored: timestamp,
        authority,
        version: version === "2.0.0" ? text("1.0.x or 2.0.x", /^[12]\.0(\.\d+)?$/) : text("1.0.x", /^1\.0(\.\d+)?$/),
      },
      NEEDED,
    ),
    together,
  );
}

/** Which check an object is for, by its type (Data 2.4.4). */
function objectCheck(value: unknown, substatement?: Check): Check {
  switch (isPlain(value) ? value["objectType"] : undefined) {
    case "Agent":
      return agent;
    case "Group":
      return group;
    case "StatementRef":
      return statementRef;
    case "SubStatement":
      return substatement ?? ((_, at, note) => note(`${at} must not be another SubStatement`));
  }
  return activity;
}

/** What one part of a statement asks of another (Data 2.3.2, 2.4.6). */
const together: Check = (value, at, note) => {
  if (!isPlain(value)) return;
  const { verb: done, object: about, context: around, result: outcome } = value;
  const kind = (isPlain(about) ? about["objectType"] : undefined) ?? "Activity";
  if (isPlain(done) && done["id"] === VOIDED && kind !== "StatementRef") note(`${at} voids something that is not a StatementRef`);
  if (kind !== "Activity" && isPlain(around) && (Object.hasOwn(around, "revision") || Object.hasOwn(around, "platform"))) {
    note(`${at}.context has a revision or platform although the object is no activity`);
  }
  const definition = isPlain(about) ? about["definition"] : undefined;
  const response = isPlain(outcome) ? outcome["response"] : undefined;
  const wrong = isPlain(definition) && typeof response === "string" ? responseProblem(definition, response) : undefined;
  if (wrong) note(`${at}.result.response ${wrong}`, true);
};
