/** Ends a journey that does not apply to a package; the message says why, in a sentence. */
export class Skipped extends Error {}
