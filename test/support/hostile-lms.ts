import type { BrowserContext } from "playwright-core";
import { bundleScript } from "../../builder/compile/bundle.ts";
import { payloads } from "../fixtures/xss-project.ts";
import { home } from "./project.ts";

/** All attempts in one text, with a mark that is nowhere else. */
export const ATTEMPTS = `${payloads.join(" ")} pwned-by-lms`;
/** The same in six parts: servers take no address that is longer than 16 kB. */
const PARTS = JSON.stringify(
  Array.from({ length: 6 }, (_, part) => `${payloads.filter((__, index) => index % 6 === part).join(" ")} pwned-by-lms`),
);

/** Strings of an LMS, each an attempt, for the formats in which an LMS holds them. */
const STRICT_SCORM = {
  scorm12: { file: "scorm-lms", create: "createLms", version: "scorm12", prefix: "cmi.core." },
  "scorm2004-3rd": { file: "scorm-lms2004", create: "createLms2004", version: "scorm2004", prefix: "cmi." },
  "scorm2004-4th": { file: "scorm-lms2004", create: "createLms2004", version: "scorm2004", prefix: "cmi." },
};
const GIVEN = ["student_id", "student_name", "learner_id", "learner_name", "lesson_mode", "mode", "credit", "entry", "total_time"];

/** A strict LMS whose read-only elements, and what it has stored, are attempts. */
export async function hostileScorm(context: BrowserContext, target: keyof typeof STRICT_SCORM, stored: object = {}): Promise<void> {
  const { file, create, version, prefix } = STRICT_SCORM[target];
  const given = Object.fromEntries(
    [...GIVEN.map((name) => `${prefix}${name}`), "cmi.launch_data", "cmi.comments_from_lms"].map((name) => [name, ATTEMPTS]),
  );
  await replaceHost(
    context,
    target,
    `import { scormHost } from "../templates/lms/scorm-host.ts"; import { strictEngine } from "../templates/lms/scorm-engine.ts";
     import { ${version} as version } from "../templates/lms/scorm-version.ts"; import { ${create} as create } from "../templates/lms/${file}.ts";
     const withStored = ({ given, stored }) => ({ given, stored: new Map([...Object.entries(${JSON.stringify(stored)}), ...stored]) });
     window.curricleHost = scormHost(version, [
       { id: "hostile", label: "", own: ${JSON.stringify(given)}, isForgetful: false, create: (start) => strictEngine(version, create, withStored(start)) },
     ]);`,
  );
}

/** The learner, and what the address says besides, are attempts. */
export function hostileLaunch(context: BrowserContext, target: string): Promise<void> {
  return replaceHost(
    context,
    target,
    `const parts = ${PARTS};
     const hostile = async (setting) => {
       const hosted = await open({ ...setting, learner: { id: parts[0], name: parts[1] } });
       const address = new URL(hosted.address);
       ["activity_platform", "grouping", "unknown", "entitlement"].forEach((name, index) => address.searchParams.set(name, parts[index + 2]));
       address.search = address.search.replaceAll("+", "%20");
       return { ...hosted, address: address.href };
     };
     window.curricleHost = { ...own, open: hostile };`,
  );
}

/** The learning system's own documents are attempts as far as they are texts. */
export async function hostileDocuments(context: BrowserContext, launchData: object = {}): Promise<void> {
  await context.route(/stateId=LMS\.LaunchData/, async (route) => {
    if (route.request().method() !== "GET") return route.continue();
    const reply = await route.fetch();
    const json = {
      ...((await reply.json()) as object),
      launchParameters: ATTEMPTS,
      entitlementKey: { courseStructure: ATTEMPTS },
      launchMode: ATTEMPTS,
      ...launchData,
    };
    return route.fulfill({ response: reply, json });
  });
  await context.route(/agents\/profile/, (route) =>
    route.request().method() === "GET"
      ? route.fulfill({ json: { languagePreference: ATTEMPTS, audioPreference: ATTEMPTS } })
      : route.continue(),
  );
}

/** The course's own state document holds attempts, until the course writes it. */
export async function hostileState(context: BrowserContext): Promise<void> {
  await context.route(/activities\/state(?!.*LMS\.LaunchData)/, (route) =>
    route.request().method() === "GET"
      ? route.fulfill({ json: { state: ATTEMPTS, registration: ATTEMPTS, unsent: [], held: [ATTEMPTS] }, headers: { etag: '"1"' } })
      : route.fulfill({ status: 204 }),
  );
}

/** Puts another LMS side around a package: `body` is what a program says that has `open`, the target's own, at hand. */
async function replaceHost(context: BrowserContext, target: string, body: string): Promise<void> {
  const script = await bundleScript(
    `import own from "../templates/targets/${target}/host.ts"; const { open } = own; ${body}`,
    `${home}/test`,
  );
  await context.route("**/hosts/*.js", (route) => route.fulfill({ contentType: "text/javascript", body: script }));
}
