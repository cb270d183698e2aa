import { when, type Check } from './finding.ts';

// Names are looked up in the catalog: the server's login need not be allowed to look into the schema.
const facts = `
  SELECT (SELECT count(*)::int FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid
      AND a.attname IN ('raw_app_meta_data', 'raw_user_meta_data', 'banned_until', 'is_anonymous')) AS columns,
    (SELECT t.tgenabled::text FROM pg_catalog.pg_trigger t
      JOIN pg_catalog.pg_proc p ON p.oid = t.tgfoid JOIN pg_catalog.pg_namespace o ON o.oid = p.pronamespace
      WHERE t.tgrelid = c.oid AND o.nspname = 'clientele' AND p.proname = 'follow_auth_user' LIMIT 1) AS trigger
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = 'auth' AND c.relname = 'users' AND c.relkind IN ('r', 'p')`;

interface Facts {
  /** Of the four columns by which Supabase's own table is known. */
  readonly columns: number;
  /** How the trigger fires, as the catalog has it; null where there is none. */
  readonly trigger: string | null;
}

/** Where users are Supabase's, whether a sign-up there makes a profile here. */
export const checkSignUps: Check = async ({ opened }) => {
  const [row] = await opened.engine.asLogin(({ run }) => run<Facts>(facts));
  if (row === undefined) return [];
  if (row.columns < 4)
    return when(
      true,
      'advice',
      'There is a table auth.users, but not with the columns of Supabase’s: sign-ups there make no profiles here.',
      'Nothing, if it is not Supabase’s. Else bring Supabase’s auth up to date and run `clientele migrate`.',
    );
  return [
    ...when(
      row.trigger === null,
      'fault',
      'The trigger of Clientele on auth.users is not there: who signs up with Supabase gets no profile.',
      'Run `clientele migrate` with a login that may create triggers on auth.users.',
    ),
    ...when(
      // Enabled as usual, or also while replicating.
      row.trigger !== null && !['O', 'A'].includes(row.trigger),
      'fault',
      'The trigger of Clientele on auth.users is disabled: who signs up with Supabase gets no profile.',
      'ALTER TABLE auth.users ENABLE TRIGGER clientele_follows;',
    ),
  ];
};
