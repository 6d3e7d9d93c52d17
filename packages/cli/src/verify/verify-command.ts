import { verify } from "@xinlian/ledger";
import { openBeside } from "../beside.ts";
import { EXIT } from "../exit.ts";
import type { Io } from "../io.ts";
import type { Home } from "../start/start-command.ts";
import { tellFault } from "../tell-fault.ts";

/** `xinlian verify`: derives every hash, head and seal anew and names the first event that was altered. */
export async function verifyCommand(io: Io, home: Home): Promise<number> {
  const opened = await openBeside(home);
  if (!opened.ok) return tellFault(opened.fault, io);
  const { house, close } = opened.value;
  try {
    const { events, streams, seals, altered } = await house.ledger.view({ kind: "engine" }, (sql) =>
      verify(sql, house.ledger.city),
    );
    const looked =
      io.language === "zh"
        ? `核对了 ${streams} 条流、${events} 个事件、${seals} 个封印`
        : `looked at ${streams} streams, ${events} events, ${seals} seals`;
    io.out(`${looked}\n`);
    if (altered === null) {
      io.out(io.language === "zh" ? "总账完好\n" : "the ledger is whole\n");
      return EXIT.well;
    }
    const { stream, seq, why } = altered;
    io.err(
      io.language === "zh"
        ? `被改动：流 ${stream} 第 ${seq} 个事件（${why}）\n`
        : `altered: stream ${stream}, event ${seq}: ${why}\n`,
    );
    return EXIT.fault;
  } finally {
    await close();
  }
}
