-- Whether a person has an unread word about the comments of a publication: further ones are counted in it (decision 0035).
drop index concurrently if exists personal_notifications_comments;
create index concurrently personal_notifications_comments on personal_notifications (person_id, (content ->> 'postId'), id)
  where content ->> 'kind' in ('feed.commented', 'feed.replied');
