-- Local action plans. What a plan or an action says is a document that is written whole and never changed: a change is the
-- next revision. Notes among colleagues have a table of their own, which nothing public reads.

create table plan (
  id text primary key,
  network text not null,
  city text not null,
  state text not null,
  reason text not null,
  revision integer not null,
  version integer not null,
  created bigint not null,
  changed bigint not null,
  unique (network, city),
  foreign key (network, city) references city (network, id)
);

create table plan_revision (
  plan text not null references plan (id),
  revision integer not null,
  content text not null,
  editor text not null references account (id),
  moment bigint not null,
  primary key (plan, revision)
);

create table action (
  id text primary key,
  plan text not null references plan (id),
  state text not null,
  owner text not null references account (id),
  heartbeat bigint not null,
  revision integer not null,
  version integer not null,
  created bigint not null
);
create index action_plan on action (plan);

create table action_revision (
  action text not null references action (id),
  revision integer not null,
  content text not null,
  editor text not null references account (id),
  moment bigint not null,
  primary key (action, revision)
);

create table action_entry (
  id text primary key,
  action text not null references action (id),
  kind text not null,
  words text not null,
  link text not null,
  shown integer not null,
  author text not null references account (id),
  moment bigint not null
);
create index action_entry_action on action_entry (action);

create table action_note (
  id text primary key,
  action text not null references action (id),
  words text not null,
  author text not null references account (id),
  moment bigint not null
);
create index action_note_action on action_note (action);

create table plan_publication (
  plan text not null references plan (id),
  number integer not null,
  city text not null,
  content text not null,
  author text not null references account (id),
  moment bigint not null,
  primary key (city, number)
);
create index plan_publication_plan on plan_publication (plan, number);
