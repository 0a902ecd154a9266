import { contentCatalogue } from "../content-catalogue.ts";
import { error, warning, type FindingKind } from "../finding.ts";

const MOODLE = "Moodle 4.5, measured";
const CAM12 = "SCORM 1.2 CAM 2.3";
const CP = "IMS Content Packaging, as SCORM uses it";
const CMI5 = "cmi5 13.1, the course structure";
const TINCAN = "tincan.xsd, Rustici Software";

const xml: Readonly<Record<string, FindingKind>> = {
  "xml/not-utf8": error("The file is not text in UTF-8, so it cannot be read.", "XML 1.0, 4.3.3", "Save it as UTF-8."),
  "xml/doctype": error(
    "The file declares {what}. Such declarations can read files of the server or fill its memory, and LMSs refuse them.",
    "CWE-611 and CWE-776",
    "Remove the declaration. A manifest needs none.",
  ),
  "xml/malformed": error("This is not well-formed XML: {reason}.", "XML 1.0", "Mend the place, or export the course again."),
};

const manifest: Readonly<Record<string, FindingKind>> = {
  "manifest/not-valid": error(
    "The manifest breaks the official schema: {reason}",
    "The schema files of IMS and ADL",
    "Mend the element at this line.",
  ),
  "manifest/prefixed-root": error(
    "The manifest's own elements have the prefix {prefix}. Moodle then finds no items and no version.",
    MOODLE,
    "Make the namespace of IMS content packaging the default one.",
  ),
  "manifest/wrong-prefix": error(
    "The prefix is {prefix}, where Moodle looks for {wanted} to the letter. It takes the course for a page that records nothing.",
    MOODLE,
    "Use the prefix {wanted}.",
  ),
  "manifest/schemaversion": error(
    'The version reads "{version}". It must read "{known}", without white space. Moodle takes anything else for SCORM 1.2.',
    MOODLE,
    "Write the version exactly so, in metadata.",
  ),
  "manifest/schemas-missing": warning(
    "The schema files {names} are not in the package. Strict systems ask for them.",
    CP,
    "Put them at the root of the zip.",
  ),
  "manifest/no-organization": error("There is no organization, so there is nothing to open.", CP, "Add an organization with an item."),
  "manifest/default-organization": error('The default organization "{id}" does not exist.', CP, "Name one that does."),
  "manifest/no-items": error("The organization has no items, so there is nothing to open.", CP, "Add an item that refers to a resource."),
  "manifest/item-without-resource": error('The item "{id}" refers to nothing and holds nothing.', CP, "Give it an identifierref."),
  "manifest/dangling-reference": error('There is no resource "{id}".', CP, "Name one that exists."),
  "manifest/duplicate-identifier": error(
    'The identifier "{id}" is used twice. LMSs keep records by it.',
    "XML Schema, xs:ID",
    "Give each element its own.",
  ),
  "manifest/bad-identifier": error(
    'The identifier "{id}" of this {element} is not one that XML allows: letters, digits, . _ and -, not starting with a digit.',
    "XML Schema, xs:ID",
    "Change it, and never again after the first upload.",
  ),
  "manifest/long-identifier": error(
    'The identifier "{id}" has {length} characters. Moodle\'s upload fails beyond 255.',
    MOODLE,
    "Use a shorter one.",
  ),
  "manifest/no-title": error('This {element} ("{id}") has no title. Learners would see an empty entry.', CP, "Give it a title."),
  "manifest/long-title": error("The title has {length} characters. Moodle's upload fails beyond 255.", MOODLE, "Use a shorter one."),
  "manifest/title-entities": error(
    "A title holds a numeric entity or CDATA. Moodle shows learners the code instead of the letter.",
    MOODLE,
    "Write the letter itself, in UTF-8, and &amp;amp; for an ampersand.",
  ),
  "manifest/no-launch-file": error('The resource "{id}" is to be opened but names no file.', CP, "Give it an href."),
  "manifest/missing-launch-file": error(
    'The file to open, "{href}", is not in the zip. Learners would see an error.',
    CP,
    "Add it, or mend the href. Capitals count.",
  ),
  "manifest/missing-file": error('The file "{href}" is listed but not in the zip.', CP, "Add it, or take it off the list. Capitals count."),
  "manifest/remote-file": error(
    '"{href}" lies on another server. From there a course cannot reach the LMS, so nothing is recorded.',
    "The same-origin policy of browsers",
    "Put the file into the package.",
  ),
  "manifest/unlisted-file": warning(
    "{count} files are in the zip and not in the manifest: {names}. Some systems unpack only what is listed.",
    CP,
    "List each in its resource.",
  ),
  "manifest/xml-base": warning(
    "xml:base on {element} is not read by Moodle. It reads the one of a resource only.",
    MOODLE,
    "Put it on the resources.",
  ),
};

const scorm: Readonly<Record<string, FindingKind>> = {
  "scorm12/no-sco": error(
    "No resource is a SCO, so an LMS shows the course and records nothing.",
    `${CAM12}.2`,
    'Add adlcp:scormtype="sco".',
  ),
  "scorm12/scormtype-spelling": error(
    "The attribute is spelt {name}. In SCORM 1.2 it is scormtype, all in lower case. An LMS does not see it.",
    `${CAM12}.2`,
    "Write adlcp:scormtype.",
  ),
  "scorm12/scormtype-value": error(
    'The type is "{value}". It must be sco or asset, in lower case.',
    `${CAM12}.2`,
    'Write adlcp:scormtype="sco".',
  ),
  "scorm12/wrong-namespace": error(
    "scormtype has the namespace {namespace}, not that of ADL.",
    `${CAM12}.2`,
    "Declare the prefix adlcp as ADL does, and use it.",
  ),
  "scorm12/mastery-score": warning(
    "There is a mastery score of {score}. Moodle then decides itself who passed, and may turn an unfinished visit into a fail.",
    MOODLE,
    "Leave it out where the course reports passed or failed itself.",
  ),
  "scorm2004/no-sco": error(
    "No resource is a SCO, so an LMS shows the course and records nothing.",
    "SCORM 2004 CAM 3.4",
    'Add adlcp:scormType="sco".',
  ),
  "scorm2004/scormtype-spelling": error(
    "The attribute is spelt {name}. In SCORM 2004 it is scormType, with a capital T. An LMS does not see it.",
    "SCORM 2004 CAM 3.4",
    "Write adlcp:scormType.",
  ),
  "scorm2004/scormtype-value": error(
    'The type is "{value}". It must be sco or asset, in lower case.',
    "SCORM 2004 CAM 3.4",
    'Write adlcp:scormType="sco".',
  ),
  "scorm2004/wrong-namespace": error(
    "scormType has the namespace {namespace}, not that of ADL.",
    "SCORM 2004 CAM 3.4",
    "Declare the prefix adlcp as ADL does, and use it.",
  ),
  "scorm2004/several-scos": warning(
    "There are {count} SCOs. In Moodle the second cannot connect, as its player opens all in one page.",
    MOODLE,
    "Make one SCO, or use SCORM 1.2.",
  ),
  "scorm2004/map-info": error("There is a global objective (mapInfo). Moodle's upload crashes on it.", MOODLE, "Take it out."),
  "scorm2004/completion-threshold": warning(
    "With completionThreshold, Moodle decides from the progress who has completed, whatever the course says.",
    MOODLE,
    "Take it out where the course reports completion itself.",
  ),
  "scorm2004/delivery-controls": warning(
    'The item "{id}" does not say that the content sets completion and success. SuccessFactors then completes every course at exit.',
    "SAP KBA 2458835 and 3403728",
    'Add imsss:deliveryControls with completionSetByContent="true" and objectiveSetByContent="true".',
  ),
  "scorm2004/presentation-place": error(
    "adlnav:presentation lies in sequencing. It belongs directly into the item, so systems do not see it.",
    "SCORM 2004 CAM 5.2",
    "Move it into the item.",
  ),
};

const cmi5: Readonly<Record<string, FindingKind>> = {
  "cmi5/namespace": error(
    "The root is of {namespace}. It must be courseStructure of cmi5.",
    CMI5,
    "Use the namespace https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd.",
  ),
  "cmi5/no-course": error("There must be exactly one course element.", CMI5, "Describe the course once."),
  "cmi5/no-unit": error("There is no assignable unit (au), so there is nothing to open.", CMI5, "Add one."),
  "cmi5/bad-id": error('The id "{id}" of this {element} is not an absolute IRI.', CMI5, "Use an address that you own."),
  "cmi5/duplicate-id": error('The id "{id}" is used twice.', CMI5, "Give each element its own."),
  "cmi5/dangling-objective": error('There is no objective "{id}".', CMI5, "Name one that is defined."),
  "cmi5/no-text": error("This {element} has no {kind}.", CMI5, "Add one with a langstring."),
  "cmi5/no-language": warning("This text does not say its language.", CMI5, 'Add lang, such as lang="en-GB".'),
  "cmi5/move-on": error('moveOn is "{value}". It can be {known}.', "cmi5 13.1.4", "Write one of these."),
  "cmi5/launch-method": error('launchMethod is "{value}". It can be OwnWindow or AnyWindow.', "cmi5 13.1.4", "Write one of these."),
  "cmi5/mastery-score": error('masteryScore is "{value}". It is a number from 0 to 1.', "cmi5 13.1.4", "80 per cent is 0.8."),
  "cmi5/passed-without-mastery": warning(
    "moveOn is {value} and there is no masteryScore. Whether anybody passes is up to the content alone.",
    "cmi5 10.2.4",
    "Add a masteryScore, or leave it so if the content has its own pass mark.",
  ),
  "cmi5/no-url": error("The assignable unit has no url, so it cannot be opened.", "cmi5 13.1.4", "Name its page."),
  "cmi5/bad-url": error('The url "{url}" is neither relative nor an address of the web.', "cmi5 14", "Write a path within the zip."),
  "cmi5/missing-file": error('The page "{url}" is not in the zip.', "cmi5 14", "Add it, or mend the url. Capitals count."),
  "cmi5/reserved-query": error(
    'The url "{url}" has a parameter that the LMS adds itself at launch. One of the two would win.',
    "cmi5 8.1",
    "Rename the parameter.",
  ),
};

const tincan: Readonly<Record<string, FindingKind>> = {
  "tincan/namespace": error(
    "The root is of {namespace}. It must be tincan of http://projecttincan.com/tincan.xsd.",
    TINCAN,
    "Use that namespace.",
  ),
  "tincan/no-launch": error("No activity has a launch, so there is nothing to open.", TINCAN, "Add a launch to the course's activity."),
  "tincan/several-launches": error("{count} activities have a launch. Systems open one.", TINCAN, "Leave the launch of the course alone."),
  "tincan/missing-file": error('The page to open, "{file}", is not in the zip.', TINCAN, "Add it, or mend the launch. Capitals count."),
  "tincan/bad-id": error('The id "{id}" is not an absolute IRI.', "xAPI 1.0.3 Data 2.4.4.1", "Use an address that you own."),
  "tincan/duplicate-id": error('The activity "{id}" is described twice.', TINCAN, "Describe it once."),
  "tincan/bad-type": error(
    'The type "{type}" is not an absolute IRI.',
    "xAPI 1.0.3 Data 2.4.4.1",
    "Use a type of the ADL vocabulary, such as http://adlnet.gov/expapi/activities/course.",
  ),
  "tincan/no-text": error("This activity has no {kind}.", TINCAN, "Add one."),
  "tincan/no-language": warning("This {kind} does not say its language.", TINCAN, 'Add lang, such as lang="en-GB".'),
};

/** What can be wrong with the files of a package, by the standards and by what systems do. */
export const standardsCatalogue: Readonly<Record<string, FindingKind>> = {
  ...xml,
  ...manifest,
  ...scorm,
  ...cmi5,
  ...tincan,
  ...contentCatalogue,
  "package/several-standards": warning(
    "The package claims to be of several standards: {labels}. A system takes the one that it finds first.",
    "Moodle and SCORM Cloud look for manifests by name",
    "Make one package for each standard.",
  ),
};
