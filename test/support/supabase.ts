import pg from 'pg';
import { openEmptyDatabase, type EmptyDatabase } from './empty-database.ts';
import { postgresServer } from './postgres-server.ts';
import { migrate } from '../../server/platform/migrate.ts';
import type { Engine } from '../../server/platform/engine.ts';

/** A role, unless another database of this server has made it. */
const role = (name: string, more = 'NOLOGIN') =>
  `DO $$ BEGIN CREATE ROLE ${name} ${more}; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;`;

/** What Supabase has made before us: its roles, and its auth schema with the layout of columns that it has. */
const supabase = `
  ${['anon', 'authenticated', 'service_role', 'supabase_auth_admin'].map((name) => role(name)).join('\n')}
  CREATE SCHEMA auth;
  GRANT USAGE ON SCHEMA auth TO PUBLIC;
  CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS
    $$ SELECT nullif(current_setting('request.jwt.claims', true)::jsonb ->> 'sub', '')::uuid $$;
  CREATE TABLE auth.users (
    instance_id uuid, id uuid NOT NULL, aud character varying, role character varying, email character varying,
    encrypted_password character varying, email_confirmed_at timestamptz, invited_at timestamptz,
    confirmation_token character varying, confirmation_sent_at timestamptz, recovery_token character varying,
    recovery_sent_at timestamptz, email_change_token_new character varying, email_change character varying,
    email_change_sent_at timestamptz, last_sign_in_at timestamptz, raw_app_meta_data jsonb, raw_user_meta_data jsonb,
    is_super_admin boolean, created_at timestamptz, updated_at timestamptz,
    phone text DEFAULT NULL::character varying UNIQUE, phone_confirmed_at timestamptz,
    phone_change text DEFAULT ''::character varying, phone_change_token character varying DEFAULT ''::character varying,
    phone_change_sent_at timestamptz,
    confirmed_at timestamptz GENERATED ALWAYS AS (LEAST(email_confirmed_at, phone_confirmed_at)) STORED,
    email_change_token_current character varying DEFAULT ''::character varying,
    email_change_confirm_status smallint DEFAULT 0 CHECK (email_change_confirm_status BETWEEN 0 AND 2),
    banned_until timestamptz, reauthentication_token character varying DEFAULT ''::character varying,
    reauthentication_sent_at timestamptz, is_sso_user boolean NOT NULL DEFAULT false, deleted_at timestamptz,
    is_anonymous boolean NOT NULL DEFAULT false,
    CONSTRAINT users_pkey PRIMARY KEY (id));
  -- On Supabase the owner of everybody's schemas has been given these.
  GRANT ALL ON auth.users TO PUBLIC`;

/** A database as Supabase makes them, brought up by our migrations. */
export interface SupabaseDatabase extends EmptyDatabase {
  /** Runs a statement as a role and with the claims of a token, as Supabase's own servers do, and commits. */
  as<R = Record<string, unknown>>(
    role: string,
    claims: Record<string, unknown> | null,
    text: string,
    values?: readonly unknown[],
  ): Promise<R[]>;
}

/** Opens one of either kind. */
export async function openSupabase(kind: Engine['kind']): Promise<SupabaseDatabase> {
  const empty = await openEmptyDatabase(kind, { prepare: supabase });
  try {
    await migrate(empty.owner, { login: empty.runtime });
    const as = kind === 'postgres' ? await asOnPostgres(empty) : asOnEmbedded(empty);
    return {
      ...empty,
      as: as.run,
      async close() {
        await as.close();
        await empty.close();
      },
    };
  } catch (fault) {
    await empty.close();
    throw fault;
  }
}

interface As {
  readonly run: SupabaseDatabase['as'];
  readonly close: () => Promise<void>;
}

const begin = (role: string, claims: Record<string, unknown> | null) =>
  `BEGIN; SET LOCAL ROLE ${role};
   SET LOCAL request.jwt.claims = ${pg.escapeLiteral(claims === null ? '' : JSON.stringify(claims))}`;

async function asOnPostgres(empty: EmptyDatabase): Promise<As> {
  const [here] = await empty.owner.asLogin((login) =>
    login.run<{ name: string }>('SELECT current_database() AS name'),
  );
  const url = new URL(await postgresServer());
  url.pathname = `/${here?.name}`;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return {
    async run<R>(
      role: string,
      claims: Record<string, unknown> | null,
      text: string,
      values: readonly unknown[] = [],
    ) {
      try {
        await client.query(begin(role, claims));
        const { rows } = await client.query(text, [...values]);
        await client.query('COMMIT');
        return rows as R[];
      } catch (fault) {
        await client.query('ROLLBACK');
        throw fault;
      }
    },
    close: () => client.end(),
  };
}

// One connection for everybody: it is the administrator's for as long as the statement takes.
function asOnEmbedded(empty: EmptyDatabase): As {
  return {
    run: (role, claims, text, values = []) =>
      empty.owner.asLogin(async (login) => {
        await login.run('SET SESSION AUTHORIZATION postgres');
        try {
          await login.run(begin(role, claims));
          const rows = await login.run<never>(text, values);
          await login.run('COMMIT');
          return rows;
        } catch (fault) {
          await login.run('ROLLBACK');
          throw fault;
        } finally {
          await login.run('SET SESSION AUTHORIZATION plain_owner');
        }
      }),
    close: () => Promise.resolve(),
  };
}
