/** What a question takes besides reading it, as words that could be read in that time. */
const THINKING = 60;

/** A module's minutes shared out over its pages by their words and questions, in tenths that may not add up exactly. */
export function withMinutes<Page extends { readonly html: string }>(
  minutes: number,
  pages: readonly Page[],
): (Page & { readonly minutes: number })[] {
  const weights = pages.map(({ html }) => weightOf(html));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return pages.map((page, index) => ({ ...page, minutes: Math.round((minutes * (weights[index] ?? 0) * 10) / whole) / 10 }));
}

/** At least one word, so that no page is nothing. */
function weightOf(html: string): number {
  const questions = html.split("data-question-data").length - 1;
  const text = html.replace(/<script[^]*?<\/script>|<[^>]*>/g, " ");
  return 1 + (text.match(/\S+/g) ?? []).length + questions * THINKING;
}
