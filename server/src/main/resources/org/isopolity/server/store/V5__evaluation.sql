-- Evaluations of actions. What one says is written once and never changed: a later one of the same action is the next number.
-- What was proposed to the library of practices is remembered beside it.

create table evaluation (
  id text primary key,
  action text not null references action (id),
  number integer not null,
  content text not null,
  editor text not null references account (id),
  moment bigint not null,
  unique (action, number)
);

create table evaluation_proposal (
  evaluation text primary key references evaluation (id),
  record text not null,
  page text not null,
  editor text not null references account (id),
  moment bigint not null
);
