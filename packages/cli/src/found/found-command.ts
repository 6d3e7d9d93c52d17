import { openBeside } from "../beside.ts";
import { EXIT } from "../exit.ts";
import type { Io } from "../io.ts";
import type { Home } from "../start/start-command.ts";
import { tellFault } from "../tell-fault.ts";

/** `xinlian found [--empty]`: founds the city without starting it; says so when it stands already. */
export async function foundCommand(argv: readonly string[], io: Io, home: Home): Promise<number> {
  if (argv.some((each) => each !== "--empty")) {
    io.err(
      io.language === "zh" ? "用法：xinlian found [--empty]\n" : "Usage: xinlian found [--empty]\n",
    );
    return EXIT.usage;
  }
  const opened = await openBeside(home, argv.includes("--empty"));
  if (!opened.ok) return tellFault(opened.fault, io);
  const { house, founded, close } = opened.value;
  const name = house.keeper.now.profile.name[io.language];
  if (founded === null)
    io.out(io.language === "zh" ? `${name}已经建立\n` : `${name} stands already\n`);
  else io.out(io.language === "zh" ? `${name}已建立\n` : `${name} is founded\n`);
  if (founded?.admin) io.out(`${founded.admin.account} ${founded.admin.password}\n`);
  await close();
  return EXIT.well;
}
