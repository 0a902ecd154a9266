import { array, integer, maxLength, maxValue, minValue, number, optional, picklist, pipe, regex, strictObject, string, url } from "valibot";
import { CONTENT_EXAMPLES, contentSchema } from "../../content/settings.ts";
import { logoSchema } from "../../themes/logo.ts";
import { coloursSchema } from "../../themes/read-themes.ts";
import { says } from "./described.ts";
import { day, text } from "./front-matter.ts";

/** What each accessibility statement is filled from (docs/accessibility.md). */
const accessibilitySchema = strictObject({
  contact: optional(
    pipe(
      string("an address"),
      regex(/^([^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+|https:\/\/[^\s<>"]+)$/, "an e-mail address, or the https address of a form"),
      maxLength(200, "at most 200 characters"),
      says("Where people report a barrier: an e-mail address, or the https address of a form."),
    ),
  ),
  phone: optional(pipe(text(40), says("A telephone number for the same, with the times when somebody answers."))),
  "response-days": optional(
    pipe(
      number("a number of days"),
      integer(),
      minValue(1, "1 to 90"),
      maxValue(90, "1 to 90"),
      says("Working days within which you answer, from 1 to 90."),
    ),
  ),
  prepared: optional(pipe(day, says("The day on which the statement was prepared, as YYYY-MM-DD."))),
  compliance: optional(
    pipe(
      picklist(["full", "partial", "none"], "`full`, `partial` or `none`"),
      says("What you have found: how far the courses meet the law's standard. curricle claims nothing by itself."),
    ),
  ),
  problems: optional(
    pipe(
      array(text(500), "a list of texts"),
      says("What people cannot use and why, with the success criterion and when it will be put right: one text each."),
    ),
  ),
  burden: optional(pipe(array(text(500), "a list of texts"), says("What you have judged to be a disproportionate burden: one text each."))),
  enforcement: optional(
    pipe(
      picklist(["great-britain", "northern-ireland"], "`great-britain` or `northern-ireland`"),
      says("Whose enforcement body the statement names. `great-britain` where left out."),
    ),
  ),
});

/** `modules/project.yaml` */
export const projectSchema = strictObject({
  publisher: pipe(text(120), says("The organisation that publishes the courses. Cards and statements name it.")),
  iri: pipe(
    string("an address"),
    url("an absolute address"),
    regex(/^https?:\/\/.*\/$/, "an address that ends in /"),
    maxLength(120, "at most 120 characters"),
    says("The address under which learning records name your courses; it ends in /. Set it before the first upload and never change it."),
  ),
  theme: optional(
    pipe(
      strictObject({
        colours: pipe(coloursSchema, says("Colours that all themes take over, by name.")),
        logo: optional(pipe(logoSchema, says("A picture that stands in the header and on the certificate of every course."))),
      }),
      says("What the project changes of the looks of all its courses (docs/themes.md)."),
    ),
  ),
  accessibility: optional(pipe(accessibilitySchema, says("What each accessibility statement is filled from (docs/accessibility.md).")), {}),
  content: optional(
    pipe(contentSchema, says("Rules for content that `check` goes by: switched off, or with another number (docs/authoring.md).")),
  ),
});

export const PROJECT_EXAMPLES = {
  publisher: "Name of your organisation",
  iri: "https://learning.example.org/curricle/",
  theme: '{ colours: { brand: "#27364d" }, logo: { file: logo.svg, alt: Name of your organisation } }',
  accessibility: "{ contact: accessibility@example.org }",
  colours: '{ brand: "#27364d" }',
  logo: "{ file: logo.svg, alt: Name of your organisation }",
  file: "logo.svg",
  alt: "Name of your organisation",
  contact: "accessibility@example.org",
  phone: "01234 567890",
  "response-days": "5",
  prepared: "2026-11-25",
  compliance: "partial",
  problems: "[The chart on the first page has no long description.]",
  burden: "[]",
  enforcement: "great-britain",
  ...CONTENT_EXAMPLES,
};
