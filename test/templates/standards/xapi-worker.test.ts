import { describe, expect, jest, test } from "@jest/globals";
import { createWorker, type Step } from "../../../templates/standards/xapi-worker.ts";
import { createWindow } from "../../fakes/scorm-window.ts";

/** A worker whose work goes as the test says, and then has nothing to do. */
function open(...steps: Step[]) {
  const page = createWindow();
  const at: number[] = [];
  const states: string[] = [];
  const work = () => {
    at.push(page.elapsed());
    return Promise.resolve(steps.shift() ?? "idle");
  };
  const worker = createWorker(page.window, work, () => states.push(worker.state()));
  return { page, worker, at, states };
}

describe("work of which one piece is done at a time (COMMIT-2)", () => {
  test("says that it waits, and that it is done", async () => {
    const { page, worker, states } = open("more", "idle");
    worker.wake(1000);
    await page.pass(1000);
    expect([states, worker.state()]).toEqual([["waiting", "idle"], "idle"]);
  });

  test("starts before the call returns where it is hurried, also where it is to start at once (EXIT-1)", () => {
    const { worker, at } = open();
    worker.wake(0);
    worker.hurry();
    expect(at).toEqual([0]);
  });

  test("is not begun by a hurry that has nothing to hurry", () => {
    const { worker, at } = open();
    worker.hurry();
    expect(at).toEqual([]);
  });

  test("has stopped for good where it is told so", async () => {
    const { page, worker, at } = open("stop");
    worker.wake(0);
    await page.pass(0);
    worker.wake(0);
    worker.hurry();
    await page.pass(600_000);
    expect([at, worker.state()]).toEqual([[0], "stopped"]);
  });

  test.each([
    [0, 800],
    [0.5, 1000],
    [1, 1200],
  ])("waits about a second after a failure: with chance at %d it is %d ms", async (chance, pause) => {
    const random = jest.spyOn(Math, "random").mockReturnValue(chance);
    const { page, worker, at } = open(0);
    worker.wake(0);
    await page.pass(5000);
    random.mockReturnValue(0.5);
    expect(at).toEqual([0, pause]);
  });

  test("new work does not shorten the wait after a failure, and a hurry does", async () => {
    jest.spyOn(Math, "random").mockReturnValue(0.5);
    const { page, worker, at } = open(0);
    worker.wake(0);
    await page.pass(500);
    worker.wake(0);
    await page.pass(100);
    expect(at).toEqual([0]);
    worker.hurry();
    expect(at).toEqual([0, 600]);
  });

  test("a wait that the other side asks for is not hurried (QUEUE-2)", async () => {
    const { page, worker, at } = open(5000);
    worker.wake(0);
    await page.pass(500);
    worker.hurry();
    await page.pass(10_000);
    expect(at).toEqual([0, 5000]);
  });
});
