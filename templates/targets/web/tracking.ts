import type { Connect, SaveState, Standing } from "../../contract/tracking.ts";
import { hasPlace, mountKeepsake } from "./keepsake.ts";
import { keepOffline } from "./offline.ts";
import { noted, readRecord } from "./record.ts";
import { openShelf } from "./shelf.ts";

/**
 * Keeps the state to resume from in the browser, and a record for the learner's own hands. Nobody else is told. Where the
 * browser keeps nothing (rule PRIV-4), the course plays from memory and the learner is told `unrecorded`.
 */
const connect: Connect = ({ course, window, now, onSaveState }) => {
  const shelf = openShelf(window, `${course.key} ${course.iri}`);
  const recordShelf = openShelf(window, `${course.key} ${course.iri} record`);
  const resume = shelf.read();
  let record = readRecord(recordShelf.read());
  let kept = shelf.write(resume);
  let reached: Standing = { status: "incomplete", score: undefined };
  let showRecord: ReturnType<typeof mountKeepsake> | undefined;
  const tell = (state: SaveState) => onSaveState(kept ? state : "unrecorded");
  keepOffline(window);
  tell("saved");
  return Promise.resolve({
    connected: true,
    tracking: {
      launch: { mode: "normal", resume, readable: true, status: "incomplete", score: undefined, passMark: undefined, learner: "" },
      report(event) {
        const next = noted(record, course, event, now());
        if (next !== record) recordShelf.write(JSON.stringify(next));
        record = next;
        if (event.type === "passed" || event.type === "failed") reached = { status: event.type, score: event.score };
        if (event.type === "completed" && !course.rule.quiz) reached = { ...reached, status: "completed" };
      },
      save(text) {
        kept = shelf.write(text);
        tell("saved");
      },
      keepsake(standing, strings) {
        // A page in another language has a place of its own for it.
        if (!showRecord || hasPlace(window.document)) showRecord = mountKeepsake(window.document);
        showRecord({ course, kept: record, standing, strings });
      },
      held: () => reached,
      retry() {},
      yield() {},
      end() {
        tell("ended");
        return Promise.resolve({ confirmed: kept });
      },
    },
  });
};

export default connect;
