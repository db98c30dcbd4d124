-- How often a member has commented today: by the history, for a comment that was deleted has told people all the same.
create index task_facts_commented on task_facts (organization_id, by_member_id, at) where change ->> 'kind' = 'commented';
