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
  /** Confirms a commit before it has left: it arrives with the next call, if there is one. */
  readonly late?: true;
  /** After one error that it has answered, nothing is taken any more. */
  readonly blocks?: true;
  /** What a commit answers when all is well. */
  readonly commit?: unknown;
  /** A score that comes after a final status in the same visit is left out. */
  readonly scoreFirst?: true;
  /** Cuts what it keeps at an equals sign, a line break or a dollar sign, and gives no error for what it does not know. */
  readonly cuts?: true;
  /** What a read of something without a value gives. */
  readonly nothing?: unknown;
  /** Takes everything that the standard allows; any other takes only what every system is known to take. */
  readonly standard?: true;
  /** What the system gives besides, by element. */
  readonly given?: Readonly<Record<string, string>>;
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

/** Systems that confirm too early, or forgive nothing: what they store is known at the next visit alone. */
export const harshPersonalities = {
  chamilo: { yes: "true", no: "false", set: "true", late: true, given: { "cmi.core.entry": "ab-initio" } },
  knowbe4: { yes: "true", no: "false", set: "true", blocks: true },
  cornerstone: { yes: "true", no: "false", set: "true", commit: null, scoreFirst: true },
  successfactors: {
    yes: "true",
    no: "false",
    set: "true",
    mastery: true,
    reopens: true,
    given: { "cmi.student_data.mastery_score": "80" },
  },
  aiccShim: { yes: true, no: "false", set: "true", bare: true, cuts: true, given: { "cmi.core.entry": "" } },
  hostile: { yes: new String(" TRUE "), no: 0, set: 1, numbers: true, nothing: null, late: true, queues: true },
} satisfies Record<string, Personality>;
