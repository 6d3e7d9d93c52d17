/** The feed in whose name imported cases are opened; who ran the import stands with the run. */
export const IMPORT_FEED = "import";
