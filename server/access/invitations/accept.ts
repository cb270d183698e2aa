import { record } from '#audit';
import { changePerson, findPerson, joinTeam, personBy, readBusiness } from '#tenancy';
import type { StaffRole } from '#contract/acts';
import { now } from '#platform/clock';
import type { Database } from '#platform/db';
import { refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import { systemOf, type Who } from '#platform/who';
import { limits } from '../attempts.ts';
import { count, fromSource } from '../count.ts';
import { signIn, type SignIn } from '../sign-in.ts';
import { readTenantToken, type TenantToken } from '../token.ts';
import { invitationPrefix } from './rules.ts';

/** Reads an invitation by its link's token. As `gate`. @throws {Refusal} `link_dead` */
export async function readInvitation(tx: Tx, token: string) {
  const link = linkOf(token);
  const row = await live(tx, link);
  if (row === undefined) return refuse('link_dead');
  const business = await readBusiness(tx, link.tenant);
  const person = await findPerson(tx, row.email);
  return {
    business: business.name,
    email: row.email,
    role: row.role as StaffRole,
    isNew: person === undefined || person.name === '',
    expiresAt: row.expires_at.toISOString(),
  };
}

/**
 * Accepts an invitation and signs the person in: the link came to their address, which proves it theirs as a code
 * would. Of two at once one joins.
 * @throws {Refusal} `link_dead`, `demo_apart`, `already_staff`, `too_many_requests`
 */
export async function acceptInvitation(
  db: Database,
  who: Who,
  given: { token: string; name?: string | undefined },
): Promise<SignIn> {
  const link = linkOf(given.token);
  await count(db, who, [fromSource(who, limits.linksFromSource)]);
  return db.as(who, 'gate', async (tx) => {
    const row = await tx
      .updateTable('invitations')
      .set({ accepted_at: now(), sealed: null })
      .where('tenant_id', '=', link.tenant)
      .where('token_hash', '=', link.hash)
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now())
      .returning(['id', 'email', 'role'])
      .executeTakeFirst();
    if (row === undefined) return refuse('link_dead');
    const person = await personBy(tx, { email: row.email, name: given.name });
    if (person.name === '' && given.name !== undefined)
      await changePerson(tx, person.id, { name: given.name });
    const system = systemOf(link.tenant, who.request);
    await joinTeam(tx, system, { person, role: row.role as StaffRole, invitation: row.id });
    await record(tx, system, {
      type: 'invitation.accepted',
      subject: { kind: 'invitation', id: row.id },
      facts: { user: person.id },
    });
    return signIn(tx, who, person.id, 'invitation');
  });
}

function linkOf(token: string): TenantToken {
  return readTenantToken(invitationPrefix, token) ?? refuse('link_dead');
}

function live(tx: Tx, link: TenantToken) {
  return tx
    .selectFrom('invitations')
    .select(['email', 'role', 'expires_at'])
    .where('tenant_id', '=', link.tenant)
    .where('token_hash', '=', link.hash)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now())
    .executeTakeFirst();
}
