import { createHash } from "node:crypto";
import { basename } from "node:path";
import type { AboutHost } from "../../templates/contract/verify.ts";
import { fill } from "../diagnostics/diagnostic.ts";
import type { Finding } from "../validate/finding.ts";
import { newFindings, sortedFindings } from "../validate/findings.ts";
import { checkAnswers } from "./answers.ts";
import { verifyCatalogue } from "./catalogue.ts";
import { journeys } from "./journeys.ts";
import { aboutHost, playJourney, type Step, type System } from "./play-journey.ts";
import type { JourneyResult, PlayedFinding, Verified } from "./results.ts";
import type { Unit } from "./scene.ts";
import { openSubject, type Subject } from "./subject.ts";
import type { VerifyTools, Wanted } from "./verify-tools.ts";

/** The learning system that was asked for is none that plays this format. */
class UnknownPersonality extends Error {
  constructor(name: string, known: readonly string[]) {
    super(`There is no learning system "${name}" for this format. There are: ${known.join(", ")}.`);
  }
}

/** Beside the strictest, the one that is most used. */
const SECOND = "scorm-again";

/** Plays one package, unit by unit and journey by journey. Never throws for what the package does. */
export async function verifyPackage({ file, bytes, codebook }: Wanted, tools: VerifyTools): Promise<Verified> {
  const validated = await tools.validate(bytes, file);
  const findings: PlayedFinding[] = validated.findings.map((finding) => ({ ...finding, journey: "" }));
  const results: JourneyResult[] = [];
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const subject = await openSubject(bytes, tools.targets, file);
  let knows = "";
  const add = (journey: string, place: string, code: string, values: Readonly<Record<string, string | number>> = {}) => {
    const finding = findingOf(code, place, values);
    if (!findings.some((one) => one.code === finding.code && one.message === finding.message)) findings.push({ ...finding, journey });
  };
  if (subject && tools.recordStore && !playsElsewhere(subject))
    add("", "", "play/cannot-be-played", { reason: "only Tin Can packages speak to a record store elsewhere" });
  else if (!subject) add("", "", "play/cannot-be-played", { reason: "no document that its manifest launches is there" });
  else {
    const name = `${sha256.slice(0, 12)}-${basename(file)}`;
    const root = tools.stage.show(name, subject.opened);
    for (const [index, launch] of subject.launches.entries()) {
      const unit: Unit = { launch, title: launch.title || launch.path, player: undefined, course: undefined };
      const at = { subject, root, unit, id: `${name}-${index}`, tools };
      const about = await aboutHost(at);
      const place = { ...at, find: add, isTold: about.faults.length > 0 };
      const systems = systemsIn(about, tools.personality);
      if (systems.length === 0)
        throw new UnknownPersonality(
          tools.personality ?? "",
          about.personalities.map(({ id }) => id),
        );
      for (const step of stepsOf(tools, systems)) {
        tools.signal.throwIfAborted();
        const result = await playJourney(step, place);
        results.push(result);
        tools.onJourney?.(result);
      }
      const answers = checkAnswers(unit.course, codebook, tools.questionTypes);
      knows ||= answers.knows;
      if (answers.differing.length > 0) add("", launch.path, "answers/codebook-differs", { questions: answers.differing.join(", ") });
    }
  }
  const sorted = sortedFindings(findings) as readonly PlayedFinding[];
  return {
    file,
    sha256,
    size: bytes.length,
    standard: validated.standards.map(({ label }) => label).join(" and ") || "no known standard",
    knows,
    findings: sorted,
    journeys: results,
    ready: sorted.every(({ severity }) => severity !== "error"),
  };
}

/** Whoever asks for sessions asks for a learning system of their own beside the store. */
function playsElsewhere({ standard, target }: Subject): boolean {
  return !standard.sessions && target.codes !== undefined;
}

function findingOf(code: string, file: string, values: Readonly<Record<string, string | number>>): Finding {
  const list = newFindings(verifyCatalogue);
  list.add(code, { file }, values);
  const [finding] = list.list;
  if (!finding) throw new Error(fill("No finding came of {code}.", { code }));
  return finding;
}

function stepsOf({ only }: VerifyTools, [first, second]: readonly System[]): readonly Step[] {
  const wanted = journeys.filter(({ id }) => only.length === 0 || only.includes(id));
  return wanted.flatMap((journey) => [
    ...(first ? [{ journey, system: first, place: "frame" as const }] : []),
    ...(second && journey.twice ? [{ journey, system: second, place: "window" as const }] : []),
  ]);
}

/** The one that was named, or the strictest and the most used. */
function systemsIn({ personalities }: AboutHost, personality: string | undefined): readonly System[] {
  if (personality !== undefined) return personalities.filter(({ id }) => id === personality);
  return personalities.filter(({ id }, index) => index === 0 || id === SECOND);
}
