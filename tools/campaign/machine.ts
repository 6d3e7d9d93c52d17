import { cpus, totalmem } from "node:os";

/** The machine that figures were taken on, one line. */
export function machine(): string {
  const cores = cpus();
  const memory = (totalmem() / 1024 ** 3).toFixed(0);
  const { node, v8 } = process.versions;
  const model = cores[0]?.model.trim() ?? process.arch;
  return `${model}, ${cores.length} cores, ${memory} GiB; ${process.platform} ${process.arch}; node ${node}, v8 ${v8}`;
}
