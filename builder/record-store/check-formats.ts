import { anything, type Check, isPlain, mapOf, text } from "./check.ts";
import { instantOf, isInternetTime } from "./times.ts";

/** Absolute, with a scheme (RFC 3987). */
export const iri = text("an absolute IRI", /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i);

/** In its standard form; which version and variant is free (xAPI 1.0.3 Data 4.4). */
export const uuid = text("a UUID", /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i);

/** A length of time (ISO 8601 4.4.3.2; Data 4.6). */
export const duration = text(
  "an ISO 8601 duration",
  /^P(?!$)(\d+([.,]\d+)?W|(\d+([.,]\d+)?Y)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?D)?(T(?=\d)(\d+([.,]\d+)?H)?(\d+([.,]\d+)?M)?(\d+([.,]\d+)?S)?)?)$/,
);

const LANGUAGE_TAG =
  /^(([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})(-[a-z]{4})?(-([a-z]{2}|\d{3}))?(-([a-z0-9]{5,8}|\d[a-z0-9]{3}))*(-[0-9a-wy-z](-[a-z0-9]{2,8})+)*(-x(-[a-z0-9]{1,8})+)?|x(-[a-z0-9]{1,8})+|i-[a-z]{2,8})$/i;

/** BCP 47 (RFC 5646 2.1). */
export const languageTag = text("a language tag", (tag) => {
  // What follows -x- is private. No singleton may come twice (RFC 5646 2.2.6).
  const singletons =
    tag
      .toLowerCase()
      .replace(/(^|-)x-.*$/, "")
      .match(/(?<=-)[0-9a-wy-z](?=-)/g) ?? [];
  return LANGUAGE_TAG.test(tag) && new Set(singletons).size === singletons.length;
});

/** What 2.0 asks for: RFC 3339. What 1.0.3 asks for: ISO 8601, where the time zone is advised (Data 4.5). */
export const internetTime = text("a timestamp with a time zone (RFC 3339)", isInternetTime);

export const isoTime: Check = (value, at, note) => {
  if (typeof value !== "string" || instantOf(value) === undefined) return note(`${at} must be a timestamp (ISO 8601)`);
  if (!isInternetTime(value)) note(`${at} must be a timestamp with a time zone (RFC 3339)`, true);
};

const languages = mapOf(languageTag, text());

export const languageMap: Check = (value, at, note) => {
  languages(value, at, note);
  if (isPlain(value) && Object.keys(value).length === 0) note(`${at} must have a text in at least one language`);
};

/** Keys are IRIs, values are free (Data 4.1). */
export const extensions = mapOf(iri, anything);
