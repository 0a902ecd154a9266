import type { FindingKind } from "./finding.ts";

const SPEC = "APPNOTE.TXT, the specification of zip";
const SCORM_ZIP = "SCORM CAM: a package interchange file is a zip with its manifest at the root";

/** Everything that can be wrong with a zip, whatever is in it. */
export const zipCatalogue: Readonly<Record<string, FindingKind>> = {
  "zip/not-a-zip": {
    severity: "error",
    message: "This is not a zip file: {reason}. No system can open it.",
    source: SPEC,
    remedy: "Build or download the package again. Upload the zip itself, not a file from inside it.",
  },
  "zip/damaged-directory": {
    severity: "error",
    message: "The list of files at the end of the zip is damaged: {reason}.",
    source: SPEC,
    remedy: "The file was cut short or changed on its way. Build or download it again.",
  },
  "zip/empty": {
    severity: "error",
    message: "The zip holds no files.",
    source: SCORM_ZIP,
    remedy: "Zip the contents of the course's folder.",
  },
  "zip/several-disks": {
    severity: "error",
    message: "The zip is one part of several. LMSs take one file.",
    source: SPEC,
    remedy: "Make one zip that is not split.",
  },
  "zip/extra-data": {
    severity: "error",
    message: "There are {bytes} bytes {where} that belong to no file. Some systems read another package out of them, or refuse the zip.",
    source: SPEC,
    remedy: "Make the zip again with an ordinary zip program.",
  },
  "zip/unsafe-path": {
    severity: "error",
    message: "The name leads out of the package ({reason}). An LMS that unpacks it may write over its own files, and most refuse it.",
    source: "CWE-22, known as zip slip",
    remedy: "Use names relative to the package, with / between folders and no .. in them.",
  },
  "zip/symbolic-link": {
    severity: "error",
    message: "This entry is a link to another file. It can point anywhere on the server that unpacks it.",
    source: "CWE-59",
    remedy: "Put the file itself into the zip.",
  },
  "zip/duplicate-name": {
    severity: "error",
    message: "Two entries have this name. Systems differ in which of the two they use.",
    source: SPEC,
    remedy: "Keep one of them.",
  },
  "zip/case-collision": {
    severity: "error",
    message: 'This name differs from "{other}" only in its capitals. On a server that does not tell them apart, one replaces the other.',
    source: "File systems of Windows and macOS",
    remedy: "Rename one of them, and the places that refer to it.",
  },
  "zip/file-and-folder": {
    severity: "error",
    message: "This name is a file, and a folder with other files in it. It cannot be unpacked.",
    source: SPEC,
    remedy: "Rename one of them.",
  },
  "zip/encrypted": {
    severity: "error",
    message: "This file is encrypted. An LMS has no password for it.",
    source: SPEC,
    remedy: "Make the zip without a password.",
  },
  "zip/unknown-method": {
    severity: "error",
    message: "This file is compressed by method {method}. LMSs read files that are stored (0) or deflated (8).",
    source: "PHP's and Java's own zip readers",
    remedy: "Make the zip with the usual compression, called Deflate.",
  },
  "zip/zip64": {
    severity: "warning",
    message: "The zip uses Zip64, which it does not need at this size. Some older systems cannot read it.",
    source: "CATAPULT's conformance tests for cmi5 refuse Zip64",
    remedy: "Make the zip with a program that leaves Zip64 out of small files.",
  },
  "zip/headers-disagree": {
    severity: "error",
    message: "What stands before this file disagrees with the list of files: {what}. Systems differ in which they believe.",
    source: SPEC,
    remedy: "Make the zip again with an ordinary zip program.",
  },
  "zip/overlapping": {
    severity: "error",
    message: "The bytes of this file are also those of another. Zips are made so to fill a server's disk.",
    source: "CWE-409, zip bombs",
    remedy: "Make the zip again from the files themselves.",
  },
  "zip/damaged-file": {
    severity: "error",
    message: "This file cannot be unpacked: {reason}.",
    source: SPEC,
    remedy: "The zip was damaged on its way. Build or download it again.",
  },
  "zip/too-large": {
    severity: "error",
    message: "{what}. That is more than this tool unpacks, and more than most servers take.",
    source: "CWE-409, zip bombs",
    remedy: "Take out what a learner does not need, and compress videos for the web.",
  },
  "zip/name-not-ascii": {
    severity: "warning",
    message: "The name has letters beyond a to z. Some systems serve such files under another name, or not at all.",
    source: "Moodle 4.5, measured: decomposed accents answer 404",
    remedy: "Use the letters a to z, digits, . _ and - in names.",
  },
  "zip/name-characters": {
    severity: "error",
    message: "The name has {characters}, which Moodle strips. The file is then not found.",
    source: "Moodle 4.5, measured",
    remedy: "Use the letters a to z, digits, . _ and - in names.",
  },
  "zip/name-too-long": {
    severity: "error",
    message: "The path has {length} characters. Moodle's upload fails beyond 255.",
    source: "Moodle 4.5, measured",
    remedy: "Use shorter names and fewer folders.",
  },
  "zip/wrapped": {
    severity: "error",
    message: 'Everything lies in the folder "{folder}", and {manifest} with it. LMSs look for it at the root of the zip.',
    source: SCORM_ZIP,
    remedy: "Zip what is in the folder, not the folder.",
  },
  "zip/no-standard": {
    severity: "error",
    message: "There is no imsmanifest.xml, cmi5.xml, tincan.xml or index.html at the root of the zip. No system knows what to open.",
    source: SCORM_ZIP,
    remedy: "Export the course from your authoring tool as SCORM, cmi5 or Tin Can.",
  },
};
