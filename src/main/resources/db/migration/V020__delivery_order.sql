-- In the order in which workers take them: a mail to everybody is thousands of rows, and each of them is looked for once.
drop index delivery_due;
create index delivery_next on delivery ((template <> 'sign-in'), due_at, id) where status = 'WAITING';
