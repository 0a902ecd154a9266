import type { Course } from "../contract/course.ts";
import type { Publisher } from "../contract/target.ts";
import { activitiesOf } from "./xapi-profile-activities.ts";
import { ACTIVITY_CONTEXT, CONFORMS_TO, type ExtensionConcept, PROFILE_CONTEXT, type Profile } from "./xapi-profile-document.ts";
import { fingerprint } from "./xapi-profile-fingerprint.ts";
import { patternsOf } from "./xapi-profile-patterns.ts";
import { templatesOf } from "./xapi-profile-templates.ts";
import { note } from "./xapi-profile-rules.ts";
import { achievedExtension, profileId, profileVersion } from "./xapi-profile-version.ts";
import { type LanguageMap, VERB_PREFIX, type VerbName } from "./xapi-statement.ts";

/**
 * When these rules were last changed by hand. The specification asks for a time (Profiles 6.1); a build reads no clock and
 * content has no date of change, so this is the latest moment that is known to be true. The version's id tells editions apart.
 */
const GENERATED = "2026-11-24T00:00:00Z";

/**
 * The xAPI Profiles (1.0) of what a target makes: one for each course, with its statements and their order, and one with the
 * activities that courses share, named after the target. The profile of a course depends on that course alone, so that all
 * targets publish the same one.
 */
export function publishProfiles(target: string, publisher: Publisher, courses: readonly Course[]) {
  return [
    { path: `${target}-profile.jsonld`, text: print(curriculumProfile(publisher, courses)) },
    ...courses.map((course) => ({ path: `xapi-profiles/${course.key}.jsonld`, text: print(courseProfile(publisher, course)) })),
  ];
}

/** What the course's statements look like, and in which order they come. */
export function courseProfile(publisher: Publisher, course: Course): Profile {
  return {
    ...head(publisher, profileId(course), profileVersion(course)),
    prefLabel: { [course.language]: course.title },
    definition: withEnglish(
      course.language,
      course.summary,
      `The statements that this course sends, as made for the learner group "${course.archetype.title}".`,
    ),
    seeAlso: course.iri,
    concepts: [achieved(course)],
    templates: templatesOf(course),
    patterns: patternsOf(course),
  };
}

/** What courses, modules, pages and questions are called. Each is defined here and nowhere else (Profiles 7.0). */
export function curriculumProfile(publisher: Publisher, courses: readonly Course[]): Profile {
  const id = `${publisher.iri}profile`;
  const activities = [...activitiesOf(courses)];
  const version = `${id}/${fingerprint(JSON.stringify(activities))}`;
  return {
    ...head(publisher, id, version),
    prefLabel: { en: `Courses of ${publisher.publisher}` },
    definition: { en: "Names and descriptions of all courses, modules, pages and questions that statements are about." },
    seeAlso: publisher.iri,
    concepts: activities.map(([activity, definition]) => ({
      id: activity,
      type: "Activity",
      inScheme: version,
      activityDefinition: { "@context": ACTIVITY_CONTEXT, ...definition },
    })),
  };
}

function achieved(course: Course): ExtensionConcept {
  const verbs: readonly VerbName[] = ["completed", "passed", "failed"];
  return {
    id: achievedExtension(course),
    type: "ContextExtension",
    inScheme: profileVersion(course),
    prefLabel: note("Time of achievement"),
    definition: note("When the learner reached a result that an earlier visit could not send. The timestamp is that of the later visit."),
    recommendedVerbs: verbs.map((verb) => VERB_PREFIX + verb),
    inlineSchema: JSON.stringify({ type: "string", format: "date-time" }),
  };
}

function head({ publisher, iri }: Publisher, id: string, version: string) {
  return {
    "@context": PROFILE_CONTEXT,
    id,
    type: "Profile",
    conformsTo: CONFORMS_TO,
    versions: [{ id: version, generatedAtTime: GENERATED }],
    author: { type: "Organization", name: publisher, url: iri },
  } as const;
}

function withEnglish(language: string, own: string, english: string): LanguageMap {
  return language === "en" ? { en: `${own} ${english}` } : { [language]: own, en: english };
}

function print(profile: Profile): string {
  return `${JSON.stringify(profile, null, 2)}\n`;
}
