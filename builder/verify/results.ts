import type { HostRecord, Standing } from "../../templates/contract/host-record.ts";
import type { Finding } from "../validate/finding.ts";
import type { Inspected } from "./inspect.ts";
import type { LoggedCall } from "./log.ts";

/** A finding, and where in the playing it came from. */
export interface PlayedFinding extends Finding {
  /** Id of the journey; "" where it is of the zip. */
  readonly journey: string;
}

export interface Shot {
  readonly caption: string;
  /** JPEG, base64. */
  readonly data: string;
}

/** What came of one journey through one unit of a package. */
export interface JourneyResult {
  readonly id: string;
  readonly title: string;
  /** Title of what was launched, or its path. */
  readonly unit: string;
  /** The learning system it was played in. */
  readonly system: string;
  /** `failed`: it found an error. */
  readonly outcome: "passed" | "failed" | "skipped";
  /** What the robot did and could not do, in sentences. */
  readonly notes: readonly string[];
  readonly visits: number;
  readonly standing: Standing | undefined;
  /** What the learning system holds in the end. */
  readonly rows: HostRecord["rows"];
  readonly calls: readonly LoggedCall[];
  readonly shots: readonly Shot[];
  readonly screens: readonly Inspected[];
  /** ms until a learner could begin, at the first visit. */
  readonly ready: number;
  /** ms */
  readonly took: number;
  readonly remote: readonly string[];
  readonly console: readonly string[];
  /** Requests and bytes until a learner could begin, at the first visit. */
  readonly load: { readonly requests: number; readonly bytes: number };
}

/** What came of one package. */
export interface Verified {
  /** As it was named. */
  readonly file: string;
  /** Hexadecimal SHA-256 of the zip. */
  readonly sha256: string;
  /** Bytes of the zip. */
  readonly size: number;
  readonly standard: string;
  /** Where the robot's answers come from, in a sentence. */
  readonly knows: string;
  readonly findings: readonly PlayedFinding[];
  readonly journeys: readonly JourneyResult[];
  /** True where nothing fails. */
  readonly ready: boolean;
}
