/** Something that is wrong with a value: one sentence without its full stop, which names the place. */
export interface Finding {
  readonly words: string;
  /** True where the specification advises against it, or lets a store refuse it; false where a store must refuse it. */
  readonly doubtful: boolean;
}

export type Note = (words: string, doubtful?: boolean) => void;

/** Notes all that is wrong with a value, which is called `at`. */
export type Check = (value: unknown, at: string, note: Note) => void;

export type Plain = Readonly<Record<string, unknown>>;

export function findings(check: Check, value: unknown, at: string): Finding[] {
  const found: Finding[] = [];
  check(value, at, (words, doubtful = false) => found.push({ words, doubtful }));
  return found;
}

export function isPlain(value: unknown): value is Plain {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text of which `what` is the name in a refusal. */
export function text(what = "a text", test: RegExp | ((value: string) => boolean) = /^/): Check {
  const right = typeof test === "function" ? test : (value: string) => test.test(value);
  return (value, at, note) => {
    if (typeof value !== "string" || !right(value)) note(`${at} must be ${what}`);
  };
}

export const yesOrNo: Check = (value, at, note) => {
  if (typeof value !== "boolean") note(`${at} must be true or false`);
};

export const anything: Check = () => undefined;

export function number(min = -Infinity, max = Infinity): Check {
  return (value, at, note) => {
    if (typeof value !== "number" || !(value >= min && value <= max)) note(`${at} must be a number from ${min} to ${max}`);
  };
}

export const wholeNumber: Check = (value, at, note) => {
  if (!Number.isInteger(value) || (value as number) < 0) note(`${at} must be a whole number, not below 0`);
};

export function oneOf(...values: readonly string[]): Check {
  return (value, at, note) => {
    if (!values.includes(value as string)) note(`${at} must be ${values.join(" or ")}`);
  };
}

export function listOf(check: Check, least = 0): Check {
  return (value, at, note) => {
    if (!Array.isArray(value)) return note(`${at} must be a list`);
    if (value.length < least) note(`${at} must have at least ${least}`);
    for (const [index, item] of value.entries()) check(item, `${at}[${index}]`, note);
  };
}

/** An object with any keys that `key` accepts. */
export function mapOf(key: Check, check: Check): Check {
  return (value, at, note) => {
    if (!isPlain(value)) return note(`${at} must be an object`);
    for (const [name, item] of Object.entries(value)) {
      key(name, `the key "${name}" of ${at}`, note);
      check(item, `${at}.${name}`, note);
    }
  };
}

/** An object with these keys and no others (xAPI 1.0.3 Data 2.2: unknown keys and nulls are refused). */
export function object(fields: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value, at, note) => {
    if (!isPlain(value)) return note(`${at} must be an object`);
    for (const name of required) if (!Object.hasOwn(value, name)) note(`${at} needs ${name}`);
    for (const [name, item] of Object.entries(value)) {
      const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (check) check(item, `${at}.${name}`, note);
      else note(`${at} has the unknown key "${name}"`);
    }
  };
}

/** An object must say something. */
export const notEmpty: Check = (value, at, note) => {
  if (isPlain(value) && Object.keys(value).length === 0) note(`${at} must not be empty`);
};

export function all(...checks: readonly Check[]): Check {
  return (value, at, note) => {
    for (const check of checks) check(value, at, note);
  };
}
