/**
 * A text for a SCORM manifest, escaped with named entities alone: Moodle shows `&#x27;` as it stands
 * (lms-notes, "Entities"), and that is what Handlebars makes of an apostrophe.
 */
export function manifestText(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? "");
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
