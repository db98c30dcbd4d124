-- The one search: words of publications in any of their Russian forms, those of the title before those of the text. ё is levelled as in
-- members.search; the texts of the editor's document are its keys `text`, whatever their depth.
alter table posts add column search tsvector generated always as (
  setweight(to_tsvector('russian'::regconfig, replace(lower(title), 'ё', 'е')), 'A')
  || to_tsvector('russian'::regconfig, replace(replace(lower(
    coalesce(jsonb_path_query_array(body, 'strict $.**.text')::text, '')), 'ё', 'е'), '\n', ' '))
) stored;
-- Publications by their words; the tenant inside the index.
create index posts_search on posts using gin (organization_id, search);
