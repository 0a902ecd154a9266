import { isSameDocument } from "../../lms/package-file.ts";
import { attributeOf, elementsIn, textIn, withoutComments } from "../../lms/xml.ts";

/** What a learning system takes from a course structure about one AU (cmi5 13.1.4). */
export interface Au {
  readonly id: string;
  readonly moveOn: string;
  readonly masteryScore: number | undefined;
  readonly launchParameters?: string;
  readonly entitlementKey?: string;
  /** The course, where this is its only AU, so that it satisfies the course. */
  readonly course?: string;
}

/** The AU that opens that document; `address` is that of the course structure. */
export function readAu(structure: string, address: string, launch: string): Au | undefined {
  const xml = withoutComments(structure);
  const all = elementsIn(xml, "au");
  const au = all.find(({ body }) => isSameDocument(new URL(textIn(body, "url") ?? "", address).href, launch));
  if (!au) return undefined;
  const [masteryScore, launchParameters, entitlementKey] = [
    attributeOf(au.tag, "masteryScore"),
    textIn(au.body, "launchParameters"),
    textIn(au.body, "entitlementKey"),
  ];
  const course = all.length === 1 ? attributeOf(elementsIn(xml, "course")[0]?.tag ?? "", "id") : undefined;
  return {
    id: attributeOf(au.tag, "id") ?? "",
    moveOn: attributeOf(au.tag, "moveOn") ?? "NotApplicable",
    masteryScore: masteryScore === undefined ? undefined : Number(masteryScore),
    ...(launchParameters !== undefined && { launchParameters }),
    ...(entitlementKey !== undefined && { entitlementKey }),
    ...(course !== undefined && { course }),
  };
}

/** Whether the statements of a registration, by their verbs, satisfy the AU. */
export function isSatisfied(moveOn: string, verbs: readonly string[]): boolean {
  const [completed, passed] = [verbs.includes("completed"), verbs.includes("passed")];
  switch (moveOn) {
    case "Completed":
      return completed;
    case "Passed":
      return passed;
    case "CompletedAndPassed":
      return completed && passed;
    case "CompletedOrPassed":
      return completed || passed;
  }
  return true;
}
