import { describe, expect, test } from "@jest/globals";
import type { Answer } from "../../../templates/standards/xapi-answer.ts";
import { createStateKeeper, fieldsOf, type StateDocument, type StatePlace } from "../../../templates/standards/xapi-state.ts";
import type { Statement } from "../../../templates/standards/xapi-statement.ts";

const agent = { objectType: "Agent" as const, account: { homePage: "https://lms.example", name: "ada" } };
const place: StatePlace = { agent, activityId: "https://test.example/course", stateId: "s", registration: "r" };
const saved = (revision: number, more = "") => `A1.${revision}.v.i.-.0.A.sum${more}`;
const documentOf = (state: string, more: object = {}): StateDocument => ({ state, registration: "r", unsent: [], ...more });
const answer = (status: number, data?: unknown, etag?: string): Answer => ({ status, headers: etag ? { etag } : {}, data });

function open(reads: Answer[], writes: Answer[] = [], at = place) {
  const asked: string[] = [];
  const keeper = createStateKeeper(
    {
      getState() {
        asked.push("read");
        return Promise.resolve(reads.shift() ?? answer(404));
      },
      setState({ matchHeader, etag }) {
        asked.push(`${matchHeader} ${etag}`);
        return Promise.resolve(writes.shift() ?? answer(204));
      },
      createState() {
        asked.push("merge");
        return Promise.resolve(writes.shift() ?? answer(204));
      },
    },
    at,
  );
  return { keeper, asked };
}

describe("what is written (TC-6)", () => {
  test("asks for the version that was read, and then for the one that was written", async () => {
    const { keeper, asked } = open([answer(200, documentOf(saved(1)), '"aW/"')], [answer(204, undefined, 'W/"bW/c"'), answer(204)]);
    await keeper.read();
    expect([await keeper.write(documentOf(saved(2))), await keeper.write(documentOf(saved(3)))]).toEqual(["done", "done"]);
    expect(asked).toEqual(["read", 'If-Match "aW/"', 'If-Match "bW/c"']);
  });

  test("asks for absence where nothing was there", async () => {
    const { keeper, asked } = open([answer(404)]);
    await keeper.read();
    await keeper.write(documentOf(saved(1)));
    expect(asked).toEqual(["read", "If-None-Match *"]);
  });

  test.each([
    [401, "stop"],
    [503, 0],
    [400, 0],
  ])("is not written where the store answers %d to a read before it (INIT-4)", async (status, step) => {
    const { keeper, asked } = open([answer(404), answer(status)], [answer(204)]);
    await keeper.read();
    await keeper.write(documentOf(saved(1)));
    expect(await keeper.write(documentOf(saved(2)))).toBe(step);
    expect(asked).toEqual(["read", "If-None-Match *", "read"]);
  });

  test.each([
    ["further on", saved(9), "newer", []],
    ["as far, in another way", saved(2, "x"), "done", ['If-Match "b"']],
    ["less far", saved(1, "x"), "done", ['If-Match "b"']],
    ["no state of a course", "B1.zz.v", "done", ['If-Match "b"']],
  ])("where another copy is %s in the meantime, it is %p, %s", async (_, theirs, step, more) => {
    const { keeper, asked } = open(
      [answer(200, documentOf(saved(1)), '"a"'), answer(200, documentOf(theirs), '"b"')],
      [answer(412), answer(204)],
    );
    await keeper.read();
    expect(await keeper.write(documentOf(saved(2)))).toBe(step);
    expect(asked).toEqual(["read", 'If-Match "a"', "read", ...more]);
  });
});

describe("what is found", () => {
  const theirs = { account: { homePage: "https://lms.example", name: "bob" } };
  const statement = (actor: object) =>
    ({
      id: "8f1f8e0c-59a4-4f0b-9a58-6ccff1a1f4a2",
      actor,
      verb: { id: "https://test.example/passed" },
      object: { id: "https://test.example/course" },
      timestamp: "2026-11-24T09:00:00.000Z",
      context: { registration: "r" },
    }) as unknown as Statement;
  const read = async (found: Answer, at = place) => (await open([found], [], at).keeper.read()).document;

  test("is a document of this package with its own learner's statements, and no other's (PRIV-7)", async () => {
    const found = await read(
      answer(200, documentOf(saved(1), { unsent: [statement(agent), statement(theirs), { odd: true }], held: ["passed"] })),
    );
    expect(found).toEqual({ state: saved(1), registration: "r", unsent: [statement(agent)], held: ["passed"] });
  });

  test.each([
    ["an answer that is no success", answer(500, documentOf(saved(1))), place],
    ["of another registration", answer(200, documentOf(saved(1), { registration: "other" })), place],
    ["without a registration", answer(200, { state: saved(1) }), { ...place, registration: "" }],
    ["without a state", answer(200, { registration: "r" }), place],
    ["nothing", answer(200, null), place],
  ])("is none where it is %s (INIT-4)", async (_, found, at) => {
    expect(await read(found, at)).toBeUndefined();
  });

  test("lists are empty where they are none", async () => {
    const found = await read(answer(200, documentOf(saved(1), { unsent: "odd", held: 7 })));
    expect(found).toEqual({ state: saved(1), registration: "r", unsent: [], held: [] });
  });

  test("fields are those of a saved state alone (DATA-3)", () => {
    expect([fieldsOf("A1.9.v"), fieldsOf("9.A1.v"), fieldsOf("")]).toEqual([["A1", "9", "v"], [], []]);
  });
});
