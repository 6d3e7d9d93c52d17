-- Areas, units, people, posts and duties: projections of their streams, written by the append itself.

-- prefix: the significant digits of the code, with which every code below begins (GB/T 2260).
CREATE TABLE ledger.area (
  city text NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  level text NOT NULL,
  parent text,
  prefix text NOT NULL,
  PRIMARY KEY (city, code)
);

CREATE TABLE ledger.unit (
  city text NOT NULL,
  id text NOT NULL,
  stream uuid NOT NULL,
  text jsonb NOT NULL,
  level text NOT NULL,
  area text NOT NULL,
  upper text,
  dissolved boolean NOT NULL DEFAULT false,
  PRIMARY KEY (city, id)
);

CREATE TABLE ledger.person (
  city text NOT NULL,
  id text NOT NULL,
  name text NOT NULL,
  unit text NOT NULL,
  departed boolean NOT NULL DEFAULT false,
  PRIMARY KEY (city, id)
);

CREATE TABLE ledger.post (
  city text NOT NULL,
  person text NOT NULL,
  pack text NOT NULL,
  role text NOT NULL,
  unit text NOT NULL,
  PRIMARY KEY (city, person, pack, role, unit)
);
CREATE INDEX post_holders ON ledger.post (city, pack, role, unit);

CREATE TABLE ledger.duty (
  city text NOT NULL,
  id text NOT NULL,
  pack text NOT NULL,
  topic text,
  area text,
  unit text NOT NULL,
  PRIMARY KEY (city, id)
);
CREATE INDEX duty_pack ON ledger.duty (city, pack);

-- What a role of a pack sees; filled when the pack loads, read by the walls and by the append.
CREATE TABLE ledger.role_reach (
  city text NOT NULL,
  pack text NOT NULL,
  role text NOT NULL,
  sees text NOT NULL CHECK (sees IN ('city', 'area', 'unit', 'own')),
  PRIMARY KEY (city, pack, role)
);

-- Systems that bring cases by themselves, and the packs they may open cases of.
CREATE TABLE ledger.feed (
  city text NOT NULL,
  name text NOT NULL,
  packs text[] NOT NULL,
  token_hash text,
  PRIMARY KEY (city, name)
);

-- Packs whole, by the hash of their files; a case keeps the one it began with. `now` is the one that new cases take.
CREATE TABLE ledger.pack (
  city text NOT NULL,
  hash text NOT NULL,
  name text NOT NULL,
  files jsonb NOT NULL,
  loaded_at timestamptz NOT NULL,
  now boolean NOT NULL,
  PRIMARY KEY (city, hash)
);
CREATE UNIQUE INDEX pack_now ON ledger.pack (city, name) WHERE now;

CREATE TABLE ledger.calendar (
  city text NOT NULL,
  version text NOT NULL,
  whole jsonb NOT NULL,
  loaded_at timestamptz NOT NULL,
  now boolean NOT NULL,
  PRIMARY KEY (city, version)
);

CREATE TABLE ledger.setting (
  city text NOT NULL,
  pack text NOT NULL,
  name text NOT NULL,
  value jsonb NOT NULL,
  PRIMARY KEY (city, pack, name)
);
