import type { Course } from "../../templates/contract/course.ts";
import type { QuestionSet } from "../../templates/contract/question-set.ts";
import type { Connect } from "../../templates/contract/tracking.ts";
import scorm12 from "../../templates/targets/scorm12/tracking.ts";
import scorm2004 from "../../templates/targets/scorm2004-4th/tracking.ts";
import { createLms } from "../../templates/lms/scorm-lms.ts";
import type { StrictLms } from "../../templates/lms/strict-lms.ts";
import { createLms2004 } from "../../templates/lms/scorm-lms2004.ts";
import { type Machine, openWindow } from "../reliability/clock-window.ts";
import { openLearner, type Learner } from "../reliability/story.ts";
import { places } from "../reliability/xapi-places.ts";
import { openPage } from "../reliability/xapi-visit.ts";

/** The other side of one learner's visits. */
export interface Recorded {
  visit(machine: Machine, course: Course, types: QuestionSet, after: number): Promise<Learner>;
  leave(learner: Learner): Promise<void>;
  /** The interaction that is stored, on one line, without what depends on the clock. */
  recorded(): string;
}

export interface Recorder {
  readonly standard: string;
  readonly open: () => Recorded;
}

async function leave({ session, page }: Learner): Promise<void> {
  session.wish("exit");
  await page.pass(5000);
}

const TIMES = /\.(time|timestamp|latency)$/;

function scorm(standard: string, connect: Connect, create: () => StrictLms): Recorder {
  return {
    standard,
    open() {
      let lms = create();
      return {
        visit(machine, course, types, after) {
          lms = after > 0 ? lms.again() : lms;
          const page = openWindow(machine, after);
          Object.assign(page.window, { [lms.object]: lms.api });
          return openLearner(connect, page, undefined, course, undefined, types);
        },
        leave,
        recorded: () =>
          [...lms.stored]
            .filter(([element]) => element.startsWith("cmi.interactions.") && !TIMES.test(element))
            .map(([element, value]) => `${element.replace("cmi.interactions.", "")}=${value}`)
            .join("; "),
      };
    },
  };
}

function recordStore(target: "xAPI" | "cmi5"): Recorder {
  return {
    standard: target,
    open() {
      const place = places.find(({ target: name, personality }) => name === target && personality === "conformant");
      if (!place) throw new Error(`No place for ${target}`);
      const side = place.open();
      return {
        visit: (machine, course, types, after) =>
          openLearner(
            place.connect,
            openPage(machine, after, side, () => side.fetch),
            undefined,
            course,
            undefined,
            types,
          ),
        leave,
        recorded: () =>
          side
            .statements()
            .filter(({ verb }) => verb.id.endsWith("/answered"))
            .map(({ object, result }) => {
              const { definition } = object as { readonly definition?: Readonly<Record<string, unknown>> };
              const { name: _name, description: _description, type: _type, ...asked } = definition ?? {};
              const { duration: _duration, extensions: _extensions, ...told } = result ?? {};
              return JSON.stringify({ asked, told });
            })
            .concat(side.violations.map((violation) => `VIOLATION ${violation}`))
            .join("; "),
      };
    },
  };
}

/** Strict ones: what they refuse is not stored. */
export const recorders: readonly Recorder[] = [
  scorm("SCORM 1.2", scorm12, () => createLms()),
  scorm("SCORM 2004", scorm2004, () => createLms2004()),
  recordStore("xAPI"),
  recordStore("cmi5"),
];
