-- Cities that learn from each other: what they offer and want to learn, requests with their answers, events, and who wants
-- the weekly digest.

create table exchange_statement (
  id text primary key,
  network text not null,
  city text not null,
  kind text not null,
  area text not null,
  languages text not null,
  capacity integer not null,
  words text not null,
  author text not null references account (id),
  moment bigint not null,
  unique (network, city, kind, area),
  foreign key (network, city) references city (network, id)
);

create table exchange_request (
  id text primary key,
  network text not null,
  asker text not null,
  mentor text not null,
  area text not null,
  words text not null,
  state text not null,
  answer_by bigint not null,
  meeting bigint not null,
  version integer not null,
  created bigint not null,
  foreign key (network, asker) references city (network, id),
  foreign key (network, mentor) references city (network, id)
);
create index exchange_request_network on exchange_request (network);

create table exchange_step (
  id text primary key,
  request text not null references exchange_request (id),
  deed text not null,
  city text not null,
  words text not null,
  author text not null references account (id),
  moment bigint not null
);
create index exchange_step_request on exchange_step (request);

create table event (
  id text primary key,
  network text not null references network (id),
  title text not null,
  place text not null,
  words text not null,
  link text not null,
  begins bigint not null,
  ends bigint not null,
  state text not null,
  sequence integer not null,
  changed bigint not null
);
create index event_network on event (network, begins);

create table digest (
  account text not null references account (id),
  network text not null references network (id),
  secret text not null unique,
  last bigint not null,
  primary key (account, network)
);
