import type { CourseEvent, Launch, Outcome, SaveState, Standing } from "../../templates/contract/tracking.ts";
import type { Connect } from "../../templates/contract/tracking.ts";

/** A format's adapter that notes what it is asked for, and says what the test wants. */
export interface Recorder {
  readonly connect: Connect;
  /** Methods in the order of their calls. */
  readonly asked: string[];
  readonly events: CourseEvent[];
  readonly saved: string[];
  /** Tells the course how its record is doing. */
  say(state: SaveState): void;
}

export interface RecorderSettings {
  readonly launch?: Partial<Launch>;
  readonly held?: Standing;
  readonly outcome?: Outcome;
  /** Nobody is there who records. */
  readonly absent?: boolean;
}

export function createRecorder({ launch, held, outcome = { confirmed: true }, absent = false }: RecorderSettings = {}): Recorder {
  const asked: string[] = [];
  const events: CourseEvent[] = [];
  const saved: string[] = [];
  let say: (state: SaveState) => void = () => {};
  const found: Launch = {
    mode: "normal",
    resume: "",
    readable: true,
    status: "incomplete",
    score: undefined,
    passMark: undefined,
    learner: "learner-1",
    ...launch,
  };
  return {
    asked,
    events,
    saved,
    say: (state) => say(state),
    connect({ onSaveState }) {
      asked.push("connect");
      say = onSaveState;
      if (absent) return Promise.resolve({ connected: false, reason: "no-lms" });
      const tracking = {
        launch: found,
        report: (event: CourseEvent) => void events.push(event),
        save: (resume: string) => void saved.push(resume),
        held: () => held ?? found,
        retry: () => void asked.push("retry"),
        yield: () => void asked.push("yield"),
        end() {
          asked.push("end");
          return Promise.resolve(outcome);
        },
      };
      return Promise.resolve({ connected: true, tracking });
    },
  };
}
