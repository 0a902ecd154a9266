import type { HostRecord, OpenHost } from "../../templates/contract/host.ts";
import type { StrictLms, LmsSettings } from "../../templates/lms/strict-lms.ts";

type Values = Readonly<Record<string, string>>;

/**
 * A strict fake as the LMS side of a page: what it stored is the record, with every call that it refused. Unlike an LMS that
 * protects its learners, it stores what is written in review and browse mode too (Moodle does).
 */
export function strictHost(create: (settings: LmsSettings) => StrictLms, prefix: string, mode: string): OpenHost {
  return (setting) => {
    const stored = (setting.stored ?? {}) as Values;
    const wanted = setting.mode ?? "normal";
    const { "x.refused": _, ...values } = stored;
    const lms = create({
      stored: values,
      given: { [`${prefix}${mode}`]: wanted, [`${prefix}credit`]: wanted === "normal" ? "credit" : "no-credit" },
    });
    const tell = () => setting.record(recordOf(lms));
    const watched = Object.entries(lms.api).map(([name, method]) => [
      name,
      (...given: unknown[]) => {
        const answer = method(...given);
        if (/Commit|Finish|Terminate/.test(name)) tell();
        return answer;
      },
    ]);
    Object.assign(setting.window, { [lms.object]: Object.fromEntries(watched) });
    return Promise.resolve({
      address: setting.launch,
      close() {
        tell();
        Object.assign(setting.window, { [lms.object]: undefined });
      },
    });
  };
}

/** Reading an optional element that is not there is no mistake (rule CALL-4), and Moodle's player refuses a second end. */
function recordOf(lms: StrictLms): HostRecord {
  const refused = lms.trace.filter(({ method, answer }) => /Set|Commit|Init/.test(method) && /false/.test(String(answer)));
  const rows = [...lms.stored].map(([name, value]) => ({ name, value }));
  const all = [...rows, { name: "x.refused", value: refused.map(({ method, given }) => `${method}(${given.join()})`).join("\n") }];
  return {
    rows: all,
    state: Object.fromEntries(all.map(({ name, value }) => [name, value])),
    standing: { completed: false, success: undefined, score: undefined },
  };
}
