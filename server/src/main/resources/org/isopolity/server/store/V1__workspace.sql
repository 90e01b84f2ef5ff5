-- One schema for SQLite and PostgreSQL: ids are text made by the program, moments are milliseconds since 1970 (UTC),
-- truths are 0 or 1, and 0 or '' stands where nothing is said. No type and no function of one vendor.

create table setting (name text primary key, content text not null);

create table account (
  id text primary key,
  email text not null unique,
  name text not null,
  password text not null,
  subject text not null,
  totp text not null,
  totp_step bigint not null,
  active integer not null,
  created bigint not null
);
create index account_subject on account (subject);

create table membership (
  account text not null references account (id),
  network text not null,
  city text not null,
  role text not null,
  granted bigint not null,
  primary key (account, network, city, role)
);
create index membership_network on membership (network);

create table session (
  id text primary key,
  account text not null references account (id),
  secret text not null unique,
  means text not null,
  agent text not null,
  started bigint not null,
  seen bigint not null,
  ends bigint not null
);
create index session_account on session (account);

create table token (
  id text primary key,
  account text not null references account (id),
  name text not null,
  secret text not null unique,
  writes integer not null,
  created bigint not null,
  used bigint not null,
  ends bigint not null
);
create index token_account on token (account);

create table invitation (
  id text primary key,
  secret text not null unique,
  email text not null,
  network text not null,
  city text not null,
  role text not null,
  invited_by text not null references account (id),
  created bigint not null,
  ends bigint not null,
  accepted bigint not null
);
create index invitation_network on invitation (network);

create table audit_head (one integer primary key, sequence bigint not null, hash text not null);
insert into audit_head (one, sequence, hash) values (1, 0, '');

create table audit_entry (
  sequence bigint primary key,
  moment bigint not null,
  actor text not null,
  action text not null,
  network text not null,
  subject text not null,
  detail text not null,
  previous text not null,
  hash text not null
);
create index audit_entry_network on audit_entry (network, sequence);

create table network (
  id text primary key,
  name text not null,
  version integer not null,
  created bigint not null
);

create table city (
  network text not null references network (id),
  id text not null,
  name text not null,
  country text not null,
  region text not null,
  latitude double precision,
  longitude double precision,
  population bigint not null,
  population_year integer not null,
  primary key (network, id)
);

create table framework (
  network text not null references network (id),
  number integer not null,
  state text not null,
  based_on integer not null,
  note text not null,
  created bigint not null,
  primary key (network, number)
);

create table item (
  network text not null,
  framework integer not null,
  id text not null,
  parent text not null,
  place integer not null,
  kind text not null,
  origin text not null,
  label text not null,
  question text not null,
  definition text not null,
  why text not null,
  caution text not null,
  weight double precision not null,
  unit text not null,
  direction text not null,
  competence text not null,
  worst double precision,
  target double precision,
  rationale text not null,
  usual_source text not null,
  least double precision,
  most double precision,
  breaks text not null,
  primary key (network, framework, id),
  foreign key (network, framework) references framework (network, number)
);

create table choice (
  network text not null,
  framework integer not null,
  item text not null,
  code text not null,
  place integer not null,
  label text not null,
  score double precision not null,
  primary key (network, framework, item, code),
  foreign key (network, framework, item) references item (network, framework, id)
);

create table wording (
  network text not null,
  framework integer not null,
  item text not null,
  language text not null,
  label text not null,
  question text not null,
  primary key (network, framework, item, language),
  foreign key (network, framework, item) references item (network, framework, id)
);

create table round (
  network text not null references network (id),
  id text not null,
  title text not null,
  year integer not null,
  framework integer not null,
  state text not null,
  deadline bigint not null,
  reviewers integer not null,
  version integer not null,
  created bigint not null,
  primary key (network, id),
  foreign key (network, framework) references framework (network, number)
);

create table city_return (
  id text primary key,
  network text not null,
  round text not null,
  city text not null,
  state text not null,
  version integer not null,
  invited bigint not null,
  submitted bigint not null,
  unique (network, round, city),
  foreign key (network, round) references round (network, id),
  foreign key (network, city) references city (network, id)
);

create table answer (
  id text primary key,
  city_return text not null references city_return (id),
  item text not null,
  state text not null,
  revision integer not null,
  version integer not null,
  reviewer text not null,
  unique (city_return, item)
);

create table answer_revision (
  answer text not null references answer (id),
  revision integer not null,
  amount double precision,
  choice text not null,
  missing text not null,
  year integer not null,
  level text not null,
  flags text not null,
  source text not null,
  source_url text not null,
  licence text not null,
  note text not null,
  editor text not null references account (id),
  moment bigint not null,
  primary key (answer, revision)
);

create table message (
  id text primary key,
  answer text not null references answer (id),
  revision integer not null,
  kind text not null,
  author text not null references account (id),
  moment bigint not null,
  content text not null
);
create index message_answer on message (answer);

create table evidence (
  id text primary key,
  answer text not null references answer (id),
  name text not null,
  link text not null,
  bytes bigint not null,
  sha256 text not null,
  author text not null references account (id),
  moment bigint not null
);
create index evidence_answer on evidence (answer);

create table mail (
  id text primary key,
  recipient text not null,
  occasion text not null unique,
  subject text not null,
  content text not null,
  state text not null,
  attempts integer not null,
  due bigint not null
);
create index mail_due on mail (state, due);

create table publication (
  id text not null,
  network text not null,
  round text not null,
  release_id text not null,
  state text not null,
  digest text not null,
  embargo bigint not null,
  reason text not null,
  author text not null references account (id),
  moment bigint not null,
  primary key (id),
  foreign key (network, round) references round (network, id)
);
