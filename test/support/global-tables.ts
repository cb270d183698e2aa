/**
 * Tables that belong to no tenant, each with what it is for. Every other table of schema clientele is a tenant's, and
 * the rules of the schema are checked on it.
 */
export const globalTables: Readonly<Record<string, string>> = {
  tenants: 'the businesses themselves',
  users: 'people who may work for several businesses',
  second_factors: 'belong to a person, whatever the business',
  sessions: 'looked up before the tenant is known',
  sign_in_codes: 'looked up before the tenant is known',
  owner_links: 'there before the first tenant is',
  attempts: 'count callers who may belong to nobody',
  backups: 'back-ups are of the whole database',
  mailbox: 'the built-in mailbox of the demo',
  migrations: 'what was applied to this database',
};

/** Indexes of tenants' tables that lead with something else than the tenant, and why. */
export const sweptIndexes: Readonly<Record<string, string>> = {
  due_next_idx: 'finds whose turn it is, across tenants',
};
