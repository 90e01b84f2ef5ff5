-- Self-assessments that cities keep. Each person has a sheet of their own, which is written whole and never changed: a change
-- is the next version. What a reviewer saw shown holds for the answer and the evidence of that moment only.

create table self_assessment (
  id text primary key,
  network text not null,
  city text not null,
  title text not null,
  author text not null references account (id),
  begun bigint not null,
  foreign key (network, city) references city (network, id)
);
create index self_assessment_city on self_assessment (network, city);

create table self_assessment_sheet (
  assessment text not null references self_assessment (id),
  account text not null references account (id),
  version integer not null,
  content text not null,
  moment bigint not null,
  primary key (assessment, account, version)
);

create table self_assessment_mark (
  assessment text not null references self_assessment (id),
  question text not null,
  grade text not null,
  evidence text not null,
  account text not null references account (id),
  moment bigint not null,
  primary key (assessment, question)
);

create table self_assessment_sharing (
  network text not null,
  city text not null,
  shared integer not null,
  account text not null references account (id),
  moment bigint not null,
  primary key (network, city),
  foreign key (network, city) references city (network, id)
);
