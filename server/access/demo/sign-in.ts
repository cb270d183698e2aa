import { findPerson } from '#tenancy';
import type { Config } from '#platform/config';
import type { Database } from '#platform/db';
import { refuse } from '#platform/refuse';
import type { Who } from '#platform/who';
import { signIn, type SignIn } from '../sign-in.ts';

/**
 * Signs in as a person of the demo without proof, where the demo is allowed. Nobody else can be signed in to so, and
 * people of the demo work only for its businesses.
 * @throws {Refusal} `not_found`
 */
export function signInToDemo(
  db: Database,
  config: Config,
  who: Who,
  email: string,
): Promise<SignIn> {
  if (!config.demo) return refuse('not_found');
  return db.as(who, 'gate', async (tx) => {
    const person = await findPerson(tx, email);
    if (person === undefined || !person.isDemo) return refuse('not_found');
    return signIn(tx, who, person.id, 'demo');
  });
}
