-- The order of cards holds the number too, so that it can be walked past those whom a group finds without a look at the table.
drop index members_card;
create index members_card on members (organization_id, status, (card_number = ''), card_tail, id) include (card_number);
