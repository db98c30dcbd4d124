-- Chosen columns and page size of the lists of members: one person's, in every organisation and on every device.
create table table_settings (
  person_id uuid primary key references persons on delete cascade,
  columns text[], -- null: as usual
  page_size int not null
);
