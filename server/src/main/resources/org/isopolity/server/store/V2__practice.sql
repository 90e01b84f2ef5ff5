-- Contributions to the practice library. What a contribution says is only ever added (contribution_revision), as are the steps
-- on its way and the reviews it got; the row of the contribution itself says where it stands now.

create table contribution (
  id text primary key,
  network text not null references network (id),
  kind text not null,
  record text not null,
  number integer not null,
  about text not null,
  title text not null,
  author text not null references account (id),
  restricted integer not null,
  state text not null,
  revision integer not null,
  version integer not null,
  due integer not null,
  changed bigint not null
);
create index contribution_network on contribution (network, state);
create index contribution_record on contribution (kind, record);
create index contribution_due on contribution (due, changed);

create table contribution_revision (
  contribution text not null references contribution (id),
  revision integer not null,
  content text not null,
  editor text not null references account (id),
  moment bigint not null,
  primary key (contribution, revision)
);

create table contribution_step (
  contribution text not null references contribution (id),
  place integer not null,
  state_before text not null,
  state_after text not null,
  account text not null references account (id),
  moment bigint not null,
  note text not null,
  primary key (contribution, place)
);

create table contribution_review (
  id text primary key,
  contribution text not null references contribution (id),
  reviewer text not null references account (id),
  conflict text not null,
  interest text not null,
  decision text not null,
  words text not null,
  disagreement text not null,
  valid_until text not null,
  counted integer not null,
  moment bigint not null
);
create index contribution_review_of on contribution_review (contribution, moment);
