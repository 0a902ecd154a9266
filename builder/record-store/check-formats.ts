import { anything, type Check, mapOf, text } from "./check.ts";

/** Absolute, with a scheme (RFC 3987). */
export const iri = text("an absolute IRI", /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i);

export const uuid = text("a UUID", /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i);

/** A length of time (ISO 8601 4.4.3.2; Data 4.6). */
export const duration = text(
  "an ISO 8601 duration",
  /^P(?!$)(\d+W|(\d+(\.\d+)?Y)?(\d+(\.\d+)?M)?(\d+(\.\d+)?D)?(T(?=\d)(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?)?)$/,
);

/** BCP 47 (RFC 5646 2.1). */
export const languageTag = text(
  "a language tag",
  /^([a-z]{2,3}(-[a-z]{3}){0,3}(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*(-[0-9a-wy-z](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?|x(-[a-z0-9]{1,8})+)$/i,
);

/** RFC 3339 with a time zone; the offset -00:00 is refused (Data 4.5). */
export const timestamp: Check = (value, at) => {
  const shape = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;
  const right = typeof value === "string" && shape.test(value) && !value.endsWith("-00:00") && !Number.isNaN(Date.parse(value));
  return right ? undefined : `${at} must be a timestamp with a time zone`;
};

export const languageMap = mapOf(languageTag, text());

/** Keys are IRIs, values are free (Data 4.1). */
export const extensions = mapOf(iri, anything);
