-- The two roles and the database, made once by a superuser:
--   psql --file infra/postgres/roles.sql --set owner_password=... --set app_password=...
-- portal_owner owns the schema: it migrates, and Hangfire keeps its jobs with it.
-- portal_app is what the portal works as. It owns nothing, so row-level security binds it.
\set ON_ERROR_STOP on

create role portal_owner login nosuperuser nocreatedb nocreaterole password :'owner_password';
create role portal_app login nosuperuser nocreatedb nocreaterole nobypassrls password :'app_password';

create database councilportal owner portal_owner encoding 'UTF8' template template0;
revoke all on database councilportal from public;
grant connect on database councilportal to portal_app;
