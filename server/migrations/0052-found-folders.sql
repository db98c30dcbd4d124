-- Folders are found by the words of their names. An organisation has 2 000 at most: they are looked through by the key, without an index.
alter table library_folders add column vector tsvector not null generated always as (to_tsvector('russian', library_words(name))) stored;
