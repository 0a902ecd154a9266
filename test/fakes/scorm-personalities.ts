/** How a real system differs from the standard (runtime-rules section 3). Data only. */
export interface Personality {
  readonly yes: unknown;
  readonly no: unknown;
  /** What LMSSetValue answers when all is well. */
  readonly set: unknown;
  /** Error codes come as numbers. */
  readonly numbers?: true;
  /** Takes values for sent before they are: a commit that fails loses them for good. */
  readonly marksFirst?: true;
  /** Sends what was set since the last commit, and forgets it first. */
  readonly queues?: true;
  /** A session that ends without a status counts as completed. */
  readonly autoCompletes?: true;
  /** The mastery score overrules the status at the end. */
  readonly mastery?: true;
  /** After LMSFinish it says yes to everything and stores nothing. */
  readonly smilesWhenOver?: true;
  /** Takes the first final status that comes with a time, and no other. */
  readonly firstFinal?: true;
  /** A finished or forgotten session can be opened again. */
  readonly reopens?: true;
  /** Knows nothing beyond the mandatory elements. */
  readonly bare?: true;
}

export const personalities = {
  adlStrict: { yes: "true", no: "false", set: "true" },
  moodle12: { yes: "true", no: "false", set: "true", marksFirst: true, autoCompletes: true, mastery: true, reopens: true },
  scormAgain12: { yes: "true", no: "false", set: "true", mastery: true, smilesWhenOver: true },
  learningHub: { yes: true, no: false, set: true, numbers: true, firstFinal: true },
  numbas: { yes: true, no: false, set: undefined, numbers: true },
  ilias: { yes: "true", no: "false", set: "true", queues: true },
  bare: { yes: "true", no: "false", set: "true", bare: true },
} satisfies Record<string, Personality>;
