-- Run once as a superuser in the empty database, and again whenever this file changes: every statement may be repeated.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mannaka_owner') THEN CREATE ROLE mannaka_owner; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mannaka_web') THEN CREATE ROLE mannaka_web; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mannaka_relay') THEN CREATE ROLE mannaka_relay; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'control_reader') THEN CREATE ROLE control_reader NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mannaka_cities') THEN CREATE ROLE mannaka_cities NOLOGIN; END IF;
END
$$;
ALTER ROLE mannaka_owner LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS PASSWORD {owner_password};
ALTER ROLE mannaka_web LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD {web_password};
ALTER ROLE mannaka_relay LOGIN NOINHERIT NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB PASSWORD {relay_password};
GRANT control_reader TO mannaka_web;
GRANT control_reader TO mannaka_owner WITH ADMIN OPTION;
GRANT mannaka_cities TO mannaka_owner WITH ADMIN OPTION;
DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I OWNER TO mannaka_owner', current_database());
  EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
  EXECUTE format('GRANT CONNECT ON DATABASE %I TO mannaka_web, mannaka_relay', current_database());
END
$$;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA IF NOT EXISTS control AUTHORIZATION mannaka_owner;
CREATE SCHEMA IF NOT EXISTS bus AUTHORIZATION mannaka_owner;
CREATE SCHEMA IF NOT EXISTS ref AUTHORIZATION mannaka_owner;
CREATE SCHEMA IF NOT EXISTS ext AUTHORIZATION mannaka_owner;
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA ext;
CREATE EXTENSION IF NOT EXISTS btree_gist SCHEMA ext;
GRANT USAGE ON SCHEMA control TO control_reader;
GRANT USAGE ON SCHEMA bus TO mannaka_cities, mannaka_relay;
GRANT USAGE ON SCHEMA ref TO mannaka_cities, control_reader;
GRANT USAGE ON SCHEMA ext TO PUBLIC;
