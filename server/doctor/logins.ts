import { when, type Check } from './finding.ts';

interface LoginFacts {
  readonly name: string;
  readonly strong: boolean;
  readonly owns: number;
  readonly inherits: boolean;
}

const facts = `
  SELECT r.rolname::text AS name, r.rolsuper OR r.rolbypassrls AS strong,
    (SELECT count(*)::int FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'clientele' AND c.relowner = r.oid) AS owns,
    r.rolinherit AND EXISTS (SELECT FROM pg_catalog.pg_auth_members m JOIN pg_catalog.pg_roles g ON g.oid = m.roleid
      WHERE m.member = r.oid AND g.rolname LIKE 'clientele\\_%') AS inherits
  FROM pg_catalog.pg_roles r WHERE r.rolname = session_user`;

/** Whether the server's login could go round the policies. The embedded database has no logins. */
export const checkLogins: Check = async ({ config, opened }) => {
  if (config.kind === 'embedded') return [];
  const [login] = await opened.engine.asLogin(({ run }) => run<LoginFacts>(facts));
  if (login === undefined) return [];
  const own =
    'create another login for DATABASE_URL (CREATE ROLE clientele_runtime LOGIN NOINHERIT PASSWORD …), keep this one ' +
    'for MIGRATE_DATABASE_URL, and run `clientele migrate`';
  return [
    ...when(
      login.strong,
      'fault',
      `The login ${login.name} is a superuser or bypasses row-level security.`,
      `A mistake in any statement could then reach every business: ${own}.`,
    ),
    ...when(
      login.owns > 0,
      'advice',
      `The login ${login.name} owns ${login.owns} tables and indexes of Clientele: one login does everything.`,
      `That is fine for a start. For more safety ${own}.`,
    ),
    ...when(
      login.owns === 0 && login.inherits,
      'advice',
      `The login ${login.name} has the rights of its roles without becoming them.`,
      `ALTER ROLE ${login.name} NOINHERIT; on PostgreSQL 16 and newer also GRANT … WITH INHERIT FALSE.`,
    ),
  ];
};
