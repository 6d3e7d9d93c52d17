-- The ledger itself: streams of events, each hashed onto the one before it. City comes first in every key.

-- Head of each stream; its row lock orders the writers of the stream.
CREATE TABLE ledger.stream (
  city text NOT NULL,
  stream uuid NOT NULL,
  type text NOT NULL,
  seq bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (city, stream)
);

CREATE SEQUENCE ledger.event_position;

-- envelope: the RFC 8785 bytes that hash = sha256(envelope) stands for; the other columns repeat it for reading.
-- placed: first 8 bytes of sha256(hash, xid, position), so that the order is guarded too although it is no part of the envelope.
CREATE TABLE ledger.event (
  city text NOT NULL,
  stream uuid NOT NULL,
  seq bigint NOT NULL,
  position bigint NOT NULL,
  xid xid8 NOT NULL,
  placed bytea NOT NULL,
  type text NOT NULL,
  kind text NOT NULL,
  version integer NOT NULL,
  recorded_at timestamptz NOT NULL,
  occurred_at timestamptz NOT NULL,
  actor text NOT NULL,
  command uuid NOT NULL,
  pack_hash text,
  subject uuid,
  envelope bytea NOT NULL,
  prev bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (city, stream, seq)
) PARTITION BY HASH (stream);

DO $$
BEGIN
  FOR part IN 0..7 LOOP
    EXECUTE format('CREATE TABLE ledger.event_%s PARTITION OF ledger.event
                      FOR VALUES WITH (MODULUS 8, REMAINDER %s)', part, part);
  END LOOP;
END
$$;

-- Followers read in this order, below the snapshot's xmin.
CREATE INDEX event_order ON ledger.event (city, xid, position);
CREATE INDEX event_subject ON ledger.event (city, subject) WHERE subject IS NOT NULL;

-- Every command that was ever appended, for good: the memory of idempotency. principal is `person:<id>`, `citizen:<hash>`, …
CREATE TABLE ledger.command (
  city text NOT NULL,
  principal text NOT NULL,
  id uuid NOT NULL,
  body_hash bytea NOT NULL,
  recorded_at timestamptz NOT NULL,
  reply jsonb,
  PRIMARY KEY (city, principal, id)
);

-- One Merkle root a day over the heads of the streams that moved since the seal before. from/to: places in the followers' order.
CREATE TABLE ledger.seal (
  city text NOT NULL,
  day date NOT NULL,
  number bigint NOT NULL,
  from_xid xid8 NOT NULL,
  from_position bigint NOT NULL,
  to_xid xid8 NOT NULL,
  to_position bigint NOT NULL,
  events bigint NOT NULL,
  prev bytea NOT NULL,
  root bytea NOT NULL,
  sealed_at timestamptz NOT NULL,
  PRIMARY KEY (city, day),
  UNIQUE (city, number)
);

CREATE TABLE ledger.seal_leaf (
  city text NOT NULL,
  day date NOT NULL,
  stream uuid NOT NULL,
  seq bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (city, day, stream)
);

-- Case numbers are taken in blocks; gaps are normal.
CREATE TABLE ledger.number_block (
  city text NOT NULL,
  series text NOT NULL,
  next bigint NOT NULL,
  PRIMARY KEY (city, series)
);

-- One key per person or reporter, wrapped by the master key. Erasure empties wrapped and finder and leaves the row as a tombstone.
-- finder: HMAC of the phone number by which a reporter is found again.
CREATE TABLE ledger.key (
  city text NOT NULL,
  subject uuid NOT NULL,
  wrapped bytea,
  finder bytea,
  made_at timestamptz NOT NULL DEFAULT now(),
  erased_at timestamptz,
  PRIMARY KEY (city, subject)
);
CREATE UNIQUE INDEX key_finder ON ledger.key (city, finder) WHERE finder IS NOT NULL;

-- Which streams speak of the holder of a phone number.
CREATE TABLE ledger.contact_index (
  city text NOT NULL,
  finder bytea NOT NULL,
  stream uuid NOT NULL,
  subject uuid NOT NULL,
  PRIMARY KEY (city, finder, stream)
);
CREATE INDEX contact_index_stream ON ledger.contact_index (city, stream);
CREATE INDEX contact_index_subject ON ledger.contact_index (city, subject);
