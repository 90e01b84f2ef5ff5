-- Scenarios that cities keep, each set as it stands in an address and with the release that it was made with. What is shared is
-- a document of its own: it stays as it was when it was shared, and its secret goes when it is withdrawn.

create table scenario_set (
  id text primary key,
  network text not null,
  city text not null,
  title text not null,
  release_id text not null,
  scenarios text not null,
  version integer not null,
  editor text not null references account (id),
  kept bigint not null,
  changed bigint not null,
  foreign key (network, city) references city (network, id)
);
create index scenario_set_city on scenario_set (network, city);

create table scenario_share (
  scenario_set text primary key references scenario_set (id),
  token text not null unique,
  content text not null,
  editor text not null references account (id),
  moment bigint not null
);
