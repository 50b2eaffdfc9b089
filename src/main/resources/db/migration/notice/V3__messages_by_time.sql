-- Messages are listed by when what they tell happened; the id says in which order they arrived.
create index notice_message_by_time on notice_message (person, at desc, id desc);
drop index notice_message_inbox;
