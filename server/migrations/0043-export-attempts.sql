-- How often the making of an export's file has failed or broken off with its process.
alter table exports add column attempts smallint not null default 0;
