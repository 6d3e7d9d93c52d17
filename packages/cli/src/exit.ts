/** Exit codes of every command: all is well; a fault was found and told; wrong arguments; stopped by a signal. */
export const EXIT = { well: 0, fault: 1, usage: 2, stopped: 130 } as const;
