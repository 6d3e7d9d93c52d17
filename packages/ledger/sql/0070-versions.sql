-- Open cases by the version of their pack: how many stand on an older one, and which are still to be moved.
CREATE INDEX case_open_version ON ledger.case_row (city, pack, pack_hash, stream) INCLUDE (type, state) WHERE NOT ended;
