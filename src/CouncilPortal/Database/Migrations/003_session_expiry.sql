-- When a session runs out unless its person does something.
alter table sessions add column expires_at timestamptz;
