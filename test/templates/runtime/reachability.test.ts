import { expect, test } from "@jest/globals";
import { reachability } from "../../../templates/runtime/reachability.ts";

type Answer = { readonly ok: boolean; readonly body: string } | "broken";

/** A page on a host whose answers can be changed. */
function pageOn(protocol: string) {
  const host = { answer: { ok: true, body: "curricle\n" } as Answer, onLine: true, asked: 0 };
  const window = {
    location: { protocol },
    navigator: {
      get onLine() {
        return host.onLine;
      },
    },
    performance: { now: () => 7 },
    setTimeout: () => 1,
    clearTimeout() {},
    fetch() {
      host.asked++;
      const { answer } = host;
      return answer === "broken"
        ? Promise.reject(new TypeError("Failed to fetch"))
        : Promise.resolve({ ok: answer.ok, text: () => Promise.resolve(answer.body) });
    },
  } as unknown as Window & typeof globalThis;
  return Object.assign(host, { reachable: reachability(window) });
}

test("a host that answers with the package's own file can be reached (COMMIT-4)", async () => {
  expect(await pageOn("https:").reachable()).toBe(true);
});

test.each<[string, Answer]>([
  ["a sign-in page with status 200", { ok: true, body: "<html>Sign in</html>" }],
  ["an error", { ok: false, body: "curricle" }],
  ["no answer", "broken"],
])("%s counts as unreachable once the file has been there, and proves nothing before (COMMIT-4, COMMIT-5)", async (_, answer) => {
  const page = pageOn("https:");
  page.answer = answer;
  expect(await page.reachable()).toBeNull();
  page.answer = { ok: true, body: "curricle" };
  expect(await page.reachable()).toBe(true);
  page.answer = answer;
  expect(await page.reachable()).toBe(false);
});

test("a browser that says it is offline is not asked further (COMMIT-4)", async () => {
  const page = pageOn("https:");
  await page.reachable();
  page.onLine = false;
  expect([await page.reachable(), page.asked]).toEqual([false, 1]);
});

test("a package that was opened from a file asks nobody", async () => {
  const page = pageOn("file:");
  expect([await page.reachable(), page.asked]).toEqual([null, 0]);
});
