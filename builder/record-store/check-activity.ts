import { all, notEmpty, object, oneOf, text } from "./check.ts";
import { extensions, iri, languageMap } from "./check-formats.ts";
import { interactionFields, interactionWhole } from "./check-interaction.ts";

const definition = all(
  object({ name: languageMap, description: languageMap, type: iri, moreInfo: iri, extensions, ...interactionFields }),
  interactionWhole,
  notEmpty,
);

/** xAPI 1.0.3 Data 2.4.4.1. */
export const activity = object({ objectType: oneOf("Activity"), id: iri, definition }, ["id"]);

/** xAPI 1.0.3 Data 2.4.3. */
export const verb = object({ id: iri, display: languageMap }, ["id"]);

export const mediaType = text("a media type", /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(;.*)?$/);
