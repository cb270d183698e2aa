import type { z } from 'zod';
import { businessOf, findPersonById } from '#tenancy';
import type { signedInPerson } from '#contract/access/me';
import { everyAct, mayRole, type StaffRole } from '#contract/acts';
import type { Tx } from '#platform/tx';
import type { SignedIn, Staff } from '#platform/who';

type SignedInPerson = z.input<typeof signedInPerson>;

/** The person at the screen, the business they work for now, and what they may do there. As `gate`. */
export async function readMe(tx: Tx, who: SignedIn | Staff): Promise<SignedInPerson> {
  const [person, factor, works] = await Promise.all([
    findPersonById(tx, who.user),
    tx
      .selectFrom('second_factors')
      .select('user_id')
      .where('user_id', '=', who.user)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst(),
    worksFor(tx, who.user),
  ]);
  const role = who.kind === 'staff' ? who.role : null;
  const here = who.kind === 'staff' ? works.find((row) => row.id === who.tenant) : undefined;
  return {
    state: 'signed_in',
    user: {
      id: person.id,
      email: person.email,
      name: person.name,
      language: person.language as SignedInPerson['user']['language'],
      secondFactor: factor !== undefined,
    },
    session: who.session,
    business: here === undefined ? null : businessOf(here),
    role,
    acts: role === null ? [] : everyAct.filter((act) => mayRole(role, act)),
    businesses: works.map((row) => ({
      id: row.id,
      slug: row.slug,
      name: row.name,
      role: row.role as StaffRole,
      isDemo: row.is_demo,
    })),
  };
}

/** Every business a person works for, with their role, by name. As `gate`. */
function worksFor(tx: Tx, user: string) {
  return tx
    .selectFrom('users')
    .innerJoin('staff', (join) =>
      join
        .onRef('staff.user_id', '=', 'users.id')
        .on((on) => on('staff.tenant_id', '=', on.fn.any('users.tenant_ids'))),
    )
    .innerJoin('tenants', 'tenants.id', 'staff.tenant_id')
    .selectAll('tenants')
    .select('staff.role')
    .where('users.id', '=', user)
    .orderBy('tenants.name')
    .execute();
}
