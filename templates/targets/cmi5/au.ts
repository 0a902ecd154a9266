/** What a learning system takes from a course structure about one AU (cmi5 13.1.4). */
export interface Au {
  readonly id: string;
  readonly moveOn: string;
  readonly masteryScore: number | undefined;
}

/** The AU that opens that document. Reads what `cmi5.xml.hbs` writes, so that no parser of XML is needed. */
export function readAu(structure: string, document: string): Au | undefined {
  for (const [, attributes = "", url] of structure.matchAll(/<au ([^>]*)>[\s\S]*?<url>([^<]*)<\/url>/g)) {
    const read = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1];
    const masteryScore = read("masteryScore");
    if (url === document)
      return {
        id: read("id") ?? "",
        moveOn: read("moveOn") ?? "NotApplicable",
        masteryScore: masteryScore === undefined ? undefined : Number(masteryScore),
      };
  }
  return undefined;
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
