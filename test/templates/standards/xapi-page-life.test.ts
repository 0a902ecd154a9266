import { expect, test } from "@jest/globals";
import { watchPage } from "../../../templates/standards/xapi-page-life.ts";
import { createWindow } from "../../fakes/scorm-window.ts";

function open() {
  const page = createWindow();
  const told: string[] = [];
  const stop = watchPage(page.window, {
    change: (visible, leaving) => told.push(`${visible ? "visible" : "hidden"}${leaving ? ", leaving" : ""}`),
    back: () => told.push("back"),
    leave: () => told.push("leave"),
  });
  told.length = 0;
  return { page, told, stop };
}

test.each<[string, (page: ReturnType<typeof open>["page"]) => void, string[]]>([
  ["comes into sight", (page) => page.show(), ["visible"]],
  ["goes out of sight, perhaps for good", (page) => page.hide(), ["hidden, leaving"]],
  ["is put away", (page) => page.dispatch("pagehide", { persisted: true }), ["visible, leaving"]],
  ["is brought back", (page) => page.dispatch("pageshow", { persisted: true }), ["visible", "back"]],
  ["is shown for the first time", (page) => page.dispatch("pageshow", { persisted: false }), ["visible"]],
  ["goes for good", (page) => page.dispatch("pagehide", { persisted: false }), ["leave"]],
])("a page that %s says so (EXIT-3, EXIT-10)", (_, happen, heard) => {
  const { page, told } = open();
  happen(page);
  expect(told).toEqual(heard);
});

test("nothing is heard after a page has gone, and the minutes stop (EXIT-4)", async () => {
  const { page, told } = open();
  page.dispatch("pagehide", { persisted: false });
  page.hide();
  page.dispatch("online");
  await page.pass(600_000);
  expect([told, page.listened()]).toEqual([["leave"], []]);
});

test("the clock is asked once a minute (EXIT-12)", async () => {
  const { page, told, stop } = open();
  await page.pass(120_000);
  stop();
  await page.pass(120_000);
  expect(told).toEqual(["visible", "visible"]);
});
