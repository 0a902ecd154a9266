import { describe, expect, test } from "@jest/globals";
import type { Answer } from "../../../templates/standards/xapi-answer.ts";
import { openWire, sizeOf } from "../../../templates/standards/xapi-fetch.ts";
import { createLane, type LaneRules, type Lane } from "../../../templates/standards/xapi-outbox.ts";
import type { Statement } from "../../../templates/standards/xapi-statement.ts";
import { createWindow } from "../../fakes/scorm-window.ts";

const answer = (status: number, data?: unknown): Answer => ({ status, headers: {}, data });
const statement = (id: string, verb = "passed") =>
  ({
    id,
    verb: { id: `https://test.example/${verb}` },
    object: { id: "https://test.example/course" },
    context: {},
  }) as unknown as Statement;
const [one, two] = [statement("1"), statement("2")] as const;
const idsIn = (list: readonly Statement[]) => list.map(({ id }) => id).join(" ");

interface Script {
  /** What the store answers to each request, and then 200. */
  readonly sends?: Answer[];
  /** What it answers to each question for a statement, and then 404. */
  readonly finds?: Answer[];
  readonly rules?: Partial<LaneRules>;
  readonly first?: Pick<Lane, "waiting">;
}

function open({ sends = [], finds = [], rules = {}, first }: Script = {}) {
  const page = createWindow();
  const sent: string[] = [];
  const asked: string[] = [];
  const client = {
    sendStatements({ statements }: { statements: readonly Statement[] }) {
      sent.push(`${page.elapsed() / 1000} s: ${idsIn(statements)}`);
      return Promise.resolve(sends.shift() ?? answer(200));
    },
    getStatement({ statementId }: { statementId: string }) {
      asked.push(statementId);
      return Promise.resolve(finds.shift() ?? answer(404));
    },
  };
  const plain = (of: Statement) => of;
  const lane = createLane(page.window, client, { plain, ...rules }, () => {}, first as Lane | undefined);
  return { page, lane, sent, asked };
}

const nowhere = { waiting: () => [] };

async function deliver(script: Script, ms = 0, statements: readonly Statement[] = [one]) {
  const opened = open(script);
  opened.lane.add(statements, 0);
  await opened.page.pass(ms);
  return { ...opened, left: idsIn(opened.lane.waiting()), refused: idsIn(opened.lane.refused) };
}

describe("what a store refuses (QUEUE-2, TC-7)", () => {
  test("a batch is taken apart at once, so that one bad statement takes no good one with it", async () => {
    const { sent, left, refused } = await deliver({ sends: [answer(400), answer(200), answer(200)] }, 0, [one, two]);
    expect([sent, left, refused]).toEqual([["0 s: 1 2", "0 s: 1", "0 s: 2"], "", ""]);
  });

  test("a single statement is told plainly at once, and given up where that is refused too", async () => {
    const { sent, left, refused } = await deliver({ sends: [answer(400), answer(400)] }, 0);
    expect([sent, left, refused]).toEqual([["0 s: 1", "0 s: 1"], "", "1"]);
  });
});

describe("a statement that the store says it has (CMI5-13, EXIT-9)", () => {
  test.each([
    ["the same", one, ""],
    ["another verb", statement("1", "failed"), "1"],
    ["nothing of it", {}, "1"],
    ["nothing at all", undefined, "1"],
  ])("counts as delivered where it shows it, and as refused where it shows %s under its id", async (_, shown, refused) => {
    const found = await deliver({ sends: [answer(409)], finds: [answer(200, shown)] });
    expect([found.left, found.refused]).toEqual(["", refused]);
  });

  test("and does not show, is offered four times and then believed", async () => {
    const { page, lane, asked } = await deliver({ sends: Array.from({ length: 8 }, () => answer(409)) }, 5000);
    expect([asked.length, idsIn(lane.waiting())]).toEqual([3, "1"]);
    await page.pass(10_000);
    expect([asked.length, idsIn(lane.waiting()), lane.refused]).toEqual([4, "", []]);
  });

  test("is not believed while it cannot be asked for", async () => {
    const busy = () => Array.from({ length: 8 }, () => answer(409));
    const { left } = await deliver({ sends: busy(), finds: Array.from({ length: 8 }, () => answer(503)) }, 100_000);
    expect(left).toBe("1");
  });
});

describe("a statement that is forbidden (CMI5-13)", () => {
  const holds = (answers: boolean) => ({ holds: () => Promise.resolve(answers) });

  test.each([
    ["has left where the store holds the fact", { rules: holds(true) }, "idle", "", ""],
    ["stops a lane of results where it does not", { rules: holds(false) }, "stopped", "1", ""],
    ["is given up as detail where it does not", { rules: holds(false), first: nowhere }, "idle", "", "1"],
    ["stops the lane where the learner is meant", {}, "stopped", "1", ""],
    ["waits while the store cannot be asked", { rules: holds(false), finds: [answer(503)] }, "failing", "1", ""],
  ] as const)("%s", async (_, script, state, left, refused) => {
    const found = await deliver({ sends: [answer(403)], ...script, finds: [...("finds" in script ? script.finds : [])] });
    expect([found.lane.state(), found.left, found.refused]).toEqual([state, left, refused]);
  });

  test("is asked about four times without being believed for that", async () => {
    const sends = Array.from({ length: 5 }, () => answer(403));
    const { left, refused, lane } = await deliver({ sends, rules: holds(false) }, 100_000);
    expect([left, refused, lane.state()]).toEqual(["1", "", "stopped"]);
  });
});

describe("the order", () => {
  test("a lane does nothing while another that goes first holds something (TC-8)", async () => {
    const { sent, lane } = await deliver({ first: { waiting: () => [two] } }, 10_000);
    expect([sent, lane.state()]).toEqual([[], "idle"]);
  });

  test("what is on its way is not offered as what waits (EXIT-8)", async () => {
    const { lane, page } = open();
    lane.add([one, two], 0);
    const before = idsIn(lane.front(25, 50_000));
    lane.hurry();
    lane.add([statement("3")], 0);
    expect([before, idsIn(lane.front(25, 50_000)), idsIn(lane.front(25, 1))]).toEqual(["1 2", "3", "3"]);
    await page.pass(0);
    expect(lane.waiting()).toEqual([]);
  });

  test.each([
    ["two of three", [one, two], ["0 s: 1 2", "0 s: 3"]],
    ["each by itself", [one], ["0 s: 1", "0 s: 2", "0 s: 3"]],
    ["none", [], []],
  ])("the last requests are as large as the room that is left: for %s (EXIT-8)", (_, fitting, requests) => {
    const { lane, sent } = open();
    lane.add([one, two], 0);
    lane.sendRest({ ...openWire(""), room: sizeOf(fitting) }, [statement("3")]);
    expect(sent).toEqual(requests);
  });
});
