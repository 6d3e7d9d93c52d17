-- Cases as they stand now: rows that people wait for, written in the transaction of the events they follow from.

-- whole: the folded state (CaseState). s, n and t slots carry the fields that the pack declares listable.
-- people: those the pack names as actors (an officer); units: those that assist; barred: those who may neither see nor act.
CREATE TABLE ledger.case_row (
  city text NOT NULL,
  stream uuid NOT NULL,
  seq bigint NOT NULL,
  head bytea NOT NULL,
  pack text NOT NULL,
  pack_hash text NOT NULL,
  type text NOT NULL,
  number text,
  state text NOT NULL,
  ended boolean NOT NULL,
  title text NOT NULL,
  area text NOT NULL COLLATE "C",
  lead text,
  parent uuid,
  opened_at timestamptz NOT NULL,
  ended_at timestamptz,
  recorded_at timestamptz NOT NULL,
  opened_by text NOT NULL,
  light_clock text,
  due_at timestamptz,
  warn_at timestamptz,
  breached_at timestamptz,
  paused boolean NOT NULL,
  provisional boolean NOT NULL,
  public boolean NOT NULL,
  confidential boolean NOT NULL,
  shown jsonb,
  people text[] NOT NULL,
  units text[] NOT NULL,
  barred_people text[] NOT NULL,
  barred_units text[] NOT NULL,
  links uuid[] NOT NULL,
  s1 text, s2 text, s3 text, s4 text, s5 text, s6 text, s7 text, s8 text,
  n1 float8, n2 float8, n3 float8, n4 float8,
  t1 timestamptz, t2 timestamptz, t3 timestamptz, t4 timestamptz,
  whole jsonb NOT NULL,
  PRIMARY KEY (city, stream)
);

CREATE UNIQUE INDEX case_row_number ON ledger.case_row (city, number) WHERE number IS NOT NULL;
CREATE INDEX case_row_due ON ledger.case_row (city, pack, due_at, stream) WHERE NOT ended;
CREATE INDEX case_row_lead ON ledger.case_row (city, lead, due_at, stream) WHERE NOT ended;
CREATE INDEX case_row_area ON ledger.case_row (city, area text_pattern_ops, due_at) WHERE NOT ended;
CREATE INDEX case_row_opened ON ledger.case_row (city, pack, type, opened_at DESC, stream DESC);
CREATE INDEX case_row_state ON ledger.case_row (city, pack, type, state, opened_at DESC, stream DESC);
CREATE INDEX case_row_lead_opened ON ledger.case_row (city, lead, opened_at DESC, stream DESC);
CREATE INDEX case_row_public ON ledger.case_row (city, pack, opened_at DESC, stream DESC) WHERE public;
CREATE INDEX case_row_parent ON ledger.case_row (city, parent) WHERE parent IS NOT NULL;
CREATE INDEX case_row_people ON ledger.case_row USING gin (people) WHERE people <> '{}';
DO $$
DECLARE
  slot text;
BEGIN
  FOREACH slot IN ARRAY ARRAY['s1', 's2', 's3', 's4', 's5', 's6', 's7', 's8',
                              'n1', 'n2', 'n3', 'n4', 't1', 't2', 't3', 't4'] LOOP
    EXECUTE format('CREATE INDEX case_row_%1$s ON ledger.case_row (city, pack, type, %1$s, stream)
                      WHERE %1$s IS NOT NULL', slot);
  END LOOP;
END
$$;

-- One row a clock; next_mark and next_at say what the clock does next by itself. held_until puts off one that could not be settled.
CREATE TABLE ledger.clock (
  city text NOT NULL,
  stream uuid NOT NULL,
  name text NOT NULL,
  whose text NOT NULL,
  start_at timestamptz NOT NULL,
  due_at timestamptz NOT NULL,
  first_due_at timestamptz NOT NULL,
  provisional boolean NOT NULL,
  paused boolean NOT NULL,
  stopped_at timestamptz,
  breached_at timestamptz,
  calendar text NOT NULL,
  next_mark text,
  next_at timestamptz,
  tries integer NOT NULL DEFAULT 0,
  held_until timestamptz,
  PRIMARY KEY (city, stream, name)
);
CREATE INDEX clock_next ON ledger.clock (city, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX clock_calendar ON ledger.clock (city, calendar) WHERE stopped_at IS NULL;

-- words: cut beforehand, alike for index and query. bigrams: of every two letters, for exact phrases, which `body` then settles.
CREATE TABLE ledger.search (
  city text NOT NULL,
  stream uuid NOT NULL,
  words tsvector NOT NULL,
  bigrams text[] NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (city, stream)
);
CREATE INDEX search_words ON ledger.search USING gin (words);
CREATE INDEX search_bigrams ON ledger.search USING gin (bigrams);

-- Whoever holds the secret of which this is the SHA-256 may follow the case.
CREATE TABLE ledger.receipt (
  city text NOT NULL,
  hash text NOT NULL,
  stream uuid NOT NULL,
  PRIMARY KEY (city, hash, stream)
);
CREATE INDEX receipt_stream ON ledger.receipt (city, stream);

CREATE TABLE ledger.outbox (
  city text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  command uuid NOT NULL,
  message jsonb NOT NULL,
  made_at timestamptz NOT NULL,
  sent_at timestamptz,
  PRIMARY KEY (city, id)
);
CREATE INDEX outbox_waiting ON ledger.outbox (city, id) WHERE sent_at IS NULL;
