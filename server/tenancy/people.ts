import type { Tx } from '#platform/tx';
import { now } from '#platform/clock';
import { newId } from '#platform/ids';
import { refuse } from '#platform/refuse';

/** A person who signs in to the staff app, known by one e-mail address across businesses. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: string;
  readonly isDemo: boolean;
}

/** An e-mail address as people are known by it. */
export const emailOf = (typed: string) => typed.trim().toLowerCase();

const columns = ['id', 'email', 'name', 'language', 'is_demo as isDemo'] as const;

/** The person known by an e-mail address, if any. As `gate`. */
export function findPerson(tx: Tx, email: string): Promise<Person | undefined> {
  return tx
    .selectFrom('users')
    .select(columns)
    .where('email', '=', emailOf(email))
    .executeTakeFirst();
}

/** A person by id. As `gate`. @throws when there is none */
export function findPersonById(tx: Tx, id: string): Promise<Person> {
  return tx.selectFrom('users').select(columns).where('id', '=', id).executeTakeFirstOrThrow();
}

/**
 * The person known by an e-mail address, made if there is none; two at once make one. As `gate`.
 * @returns `made` tells whether the person is new
 */
export async function personBy(
  tx: Tx,
  given: { email: string; name?: string | undefined; language?: string; isDemo?: boolean },
): Promise<Person & { made: boolean }> {
  const at = now();
  const id = newId();
  await tx
    .insertInto('users')
    .values({
      id,
      email: emailOf(given.email),
      name: given.name ?? '',
      is_demo: given.isDemo ?? false,
      created_at: at,
      updated_at: at,
      ...(given.language === undefined ? {} : { language: given.language }),
    })
    .onConflict((conflict) => conflict.constraint('users_email_key').doNothing())
    .execute();
  const person = await tx
    .selectFrom('users')
    .select(columns)
    .where('email', '=', emailOf(given.email))
    .executeTakeFirstOrThrow();
  return { ...person, made: person.id === id };
}

/** Changes what a person says of themselves; only what is given. As `gate`. */
export async function changePerson(
  tx: Tx,
  id: string,
  change: { name?: string | undefined; language?: string | undefined },
): Promise<void> {
  const { name, language } = change;
  const set = {
    ...(name !== undefined && { name }),
    ...(language !== undefined && { language }),
  };
  const changed = await tx
    .updateTable('users')
    .set({ ...set, updated_at: now() })
    .where('id', '=', id)
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) refuse('not_found');
}
