/** Says a text of the player; `{names}` in it are filled in. The package carries those texts that its script names. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** The default export of `blocks/<name>.ts`: brings one `[data-block=name]` on the page to life, once. Browser only. */
export type StartBlock = (block: HTMLElement, say: Say) => void;
