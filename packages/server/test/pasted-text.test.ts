import { v4 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { callsTown, exchange } from "./calls-town.ts";
import type { Town } from "./town.ts";

/** 100 kB as UTF-8. */
const PASTED = "这是一封很长的来信。".repeat(3_400);
let town: Town;
beforeAll(async () => {
  town = await callsTown();
});
afterAll(async () => {
  await town.close();
});

describe("a pasted text of 100 kB", () => {
  it("is refused at every door of the interface by the name of the field, with what is allowed", async () => {
    const anna = await town.staff("anna");
    const key = () => ({ "idempotency-key": v4() });
    const form = { kind: "help", what: PASTED };
    const order = { pack: "lines", type: "matter", action: "register", form };
    const doors = [
      await anna.post("/api/cases", order, key()),
      await anna.post("/api/proposals", { pack: "lines", type: "matter", form }),
      await (await exchange(town)).send("POST", "/api/cases", order),
      await anna.post(`/api/cases/${v4()}/actions/urge`, { form: { what: PASTED } }, key()),
    ];
    for (const answer of doors) {
      expect(answer.statusCode).toBe(400);
      const [error] = answer.json<{ errors: { code: string; place: string; detail: string }[] }>()
        .errors;
      expect(error).toMatchObject({ code: "request-long", place: "form.what" });
      expect(error?.detail).toMatch(/34000.*20000/);
      expect(answer.body.length).toBeLessThan(2_000);
    }
  });

  it("is refused by the kernel where it is shorter than the wire's limit and longer than a field's", async () => {
    const anna = await town.staff("anna");
    const form = { kind: "help", what: PASTED.slice(0, 15_000) };
    const answer = await anna.post(
      "/api/cases",
      { pack: "lines", type: "matter", action: "register", form },
      { "idempotency-key": v4() },
    );
    expect(answer.statusCode).toBe(422);
    const [error] = answer.json<{ errors: { code: string; place: string; detail: string }[] }>()
      .errors;
    expect(error).toMatchObject({ code: "field-text-long", place: "what" });
    expect(error?.detail).toMatch(/15,?000.*10,?000/);
  });

  it("comes back whole in a citizen's form, which names the mistake", async () => {
    const citizen = town.stranger();
    const page = (await citizen.get("/report")).body;
    const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
    const inputs = Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value]));
    const answer = await citizen.form("/report", { ...inputs, what: PASTED, step: "check" });
    expect(answer.statusCode).toBeLessThan(500);
    expect(answer.body).toContain(PASTED);
    expect(answer.body).toMatch(/最多 2,?000 个字，现在有 34,?000 个/);
  });
});
