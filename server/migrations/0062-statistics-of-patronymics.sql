-- Parts of the name are searched by their beginnings; of an expression without an index or statistics the planner expects a fixed share.
create statistics members_patronymic on (replace(lower(patronymic), 'ё', 'е')) from members;
analyze members;
