/** The player's words in one language. Counted ones have the plural category behind a dot: `todoPages.one`. */
export type Strings = Readonly<Record<string, string>>;

export type Values = Readonly<Record<string, string | number>>;

export interface Words {
  /** The text of that key, with its `{names}` filled in. */
  say(key: string, values?: Values): string;
  /** The plural form for `count`, which is also a value. */
  count(key: string, count: number, values?: Values): string;
  /** Hundredths of a percent as text, never rounded up. */
  percent(value: number): string;
  date(date: Date): string;
  /** Hours and minutes. */
  time(date: Date): string;
}

/** `fraction`: whether percentages need their decimals, because the pass mark has some. */
export function wordsOf(strings: Strings, language: string, fraction: () => boolean): Words {
  const plural = new Intl.PluralRules(language);
  const say: Words["say"] = (key, values = {}) =>
    (strings[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  return {
    say,
    count(key, count, values) {
      const form = `${key}.${plural.select(count)}`;
      return say(form in strings ? form : `${key}.other`, { ...values, count });
    },
    percent: (value) =>
      new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 2 }).format(
        fraction() ? value / 10000 : Math.floor(value / 100) / 100,
      ),
    time: (date) => new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(date),
    date: (date) => new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(date),
  };
}
