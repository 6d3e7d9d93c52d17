-- Sign-in and imports: standing things that are no events. No viewer reads the first two; functions answer narrow questions.

CREATE TABLE ledger.account (
  city text NOT NULL,
  login text NOT NULL,
  password_hash text NOT NULL,
  person text NOT NULL,
  closed boolean NOT NULL DEFAULT false,
  PRIMARY KEY (city, login)
);

CREATE TABLE ledger.session (
  city text NOT NULL,
  token_hash text NOT NULL,
  person text NOT NULL,
  begun_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (city, token_hash)
);
CREATE INDEX session_expiry ON ledger.session (city, expires_at);

CREATE TABLE ledger.import_run (
  city text NOT NULL,
  id uuid NOT NULL,
  source text NOT NULL,
  file text NOT NULL,
  file_hash text NOT NULL,
  mode text NOT NULL,
  status text NOT NULL,
  begun_by text NOT NULL,
  begun_at timestamptz NOT NULL,
  ended_at timestamptz,
  rows_read bigint NOT NULL DEFAULT 0,
  rows_added bigint NOT NULL DEFAULT 0,
  rows_repeated bigint NOT NULL DEFAULT 0,
  rows_bad bigint NOT NULL DEFAULT 0,
  report jsonb NOT NULL DEFAULT '[]',
  PRIMARY KEY (city, id)
);

-- source and source_key say what a row was where it came from; the pair enters once.
CREATE TABLE ledger.import_row (
  city text NOT NULL,
  source text NOT NULL,
  source_key text NOT NULL,
  run uuid NOT NULL,
  stream uuid,
  PRIMARY KEY (city, source, source_key)
);
