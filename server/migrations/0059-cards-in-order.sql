-- The order of cards holds the number too, so that it can be walked past those whom a group finds without a look at the table.
drop index concurrently if exists members_in_card_order;
create index concurrently members_in_card_order on members (organization_id, status, (card_number = ''), card_tail, id) include (card_number);
drop index concurrently if exists members_card;
-- Whether there is a card is an expression: of a new index the planner knows nothing about it, and expects half of them to have none.
analyze members;
