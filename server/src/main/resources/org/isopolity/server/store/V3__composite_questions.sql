-- What a composite question is made of; its choices hold for every part.

create table part (
  network text not null,
  framework integer not null,
  item text not null,
  code text not null,
  place integer not null,
  label text not null,
  primary key (network, framework, item, code),
  foreign key (network, framework, item) references item (network, framework, id)
);
