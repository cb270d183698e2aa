import { everyAct, staffRoles, type Act, type StaffRole } from '#contract/acts';
import { now } from '#platform/clock';
import { randomToken, sha256 } from '#platform/crypto';
import { newId } from '#platform/ids';
import { sealGlobal } from '#platform/keys';
import type { TestBusiness } from '#test/businesses';
import type { TestDatabase } from '#test/databases';
import type { Answered, Bringing, TestServer } from '#test/serving';
import { insertSession } from './access-things.ts';

/** Sends a request as somebody. */
export type Send = (method: string, path: string, bringing?: Bringing) => Promise<Answered>;

/**
 * Everybody who may come by: people of the golf lounge by role, one who has signed in and works nowhere, one whose
 * second factor is still due, a customer, programs with and without the act, and the same of another business.
 */
export type CallerName =
  | 'anonymous'
  | StaffRole
  | 'newcomer'
  | 'pending'
  | 'customer'
  | 'keyWith'
  | 'keyWithout'
  | 'stranger'
  | 'strangeCustomer'
  | 'strangeKey';

export const everyCaller: readonly CallerName[] = [
  'anonymous',
  ...staffRoles,
  'newcomer',
  'pending',
  'customer',
  'keyWith',
  'keyWithout',
  'stranger',
  'strangeCustomer',
  'strangeKey',
];

type Credential = Readonly<Record<string, string>>;

/** Gives everybody a fresh credential: a call may end the session it comes with. */
export function callersOf(
  server: TestServer,
  { db }: TestDatabase,
  golf: TestBusiness,
  wine: TestBusiness,
): (name: CallerName, act: Act | undefined) => Promise<Send> {
  let from = 0;
  const signIn = async (
    face: 'staff' | 'portal',
    owner: Record<string, string>,
  ): Promise<Credential> => {
    const token = randomToken();
    await db.as(golf.system, 'gate', (tx) =>
      insertSession(tx, newId(), { face, ...owner }, sha256(token)),
    );
    return { cookie: `clientele_${face}=${token}`, 'sec-fetch-site': 'same-origin' };
  };
  const staffOf = (business: TestBusiness, role: StaffRole) =>
    signIn('staff', { user_id: business.staff[role].user, tenant_id: business.id });
  const portalOf = ({ id, customer }: TestBusiness) =>
    signIn('portal', { tenant_id: id, profile_id: customer.profile });
  const keys = new Map<string, Promise<Credential>>();
  const makeKey = async (business: TestBusiness, acts: readonly Act[]): Promise<Credential> => {
    const headers = withSource(await staffOf(business, 'owner'));
    const { json } = await server.send('POST', '/api/keys', {
      body: { name: 'Till', acts },
      headers,
    });
    return { authorization: `Bearer ${String(json()['token'])}` };
  };
  const keyOf = (business: TestBusiness, acts: readonly Act[]): Promise<Credential> => {
    const name = `${business.id} ${acts.join(' ')}`;
    const known = keys.get(name) ?? makeKey(business, acts);
    keys.set(name, known);
    return known;
  };
  // Each call comes from an address of its own, so that no limit is met.
  const withSource = (headers: Credential): Credential => {
    from += 1;
    return {
      ...headers,
      'x-forwarded-for': [10, from >> 16, (from >> 8) & 255, from & 255].join('.'),
    };
  };
  const person = async (factor: boolean): Promise<Credential> => {
    const user = newId();
    await db.as(golf.system, 'gate', async (tx) => {
      const stamps = { created_at: now(), updated_at: now() };
      await tx
        .insertInto('users')
        .values({ id: user, email: `p${user}@else.example`, ...stamps })
        .execute();
      if (factor)
        await tx
          .insertInto('second_factors')
          .values({
            user_id: user,
            secret: sealGlobal('JBSWY3DPEHPK3PXP', `second factor ${user}`),
            confirmed_at: now(),
            created_at: now(),
          })
          .execute();
    });
    return signIn('staff', { user_id: user });
  };
  const credentialOf = (name: CallerName, act: Act | undefined): Promise<Credential> => {
    switch (name) {
      case 'anonymous':
        return Promise.resolve({});
      case 'newcomer':
        return person(false);
      case 'pending':
        return person(true);
      case 'customer':
        return portalOf(golf);
      case 'keyWith':
        return keyOf(golf, everyAct);
      case 'keyWithout':
        return keyOf(
          golf,
          everyAct.filter((one) => one !== (act ?? 'business.read')),
        );
      case 'stranger':
        return staffOf(wine, 'owner');
      case 'strangeCustomer':
        return portalOf(wine);
      case 'strangeKey':
        return keyOf(wine, everyAct);
      case 'owner':
      case 'admin':
      case 'consultant':
      case 'sales':
      case 'support':
        return staffOf(golf, name);
    }
  };
  return async (name, act) => {
    const credential = await credentialOf(name, act);
    return (method, path, bringing = {}) =>
      server.send(method, path, {
        ...bringing,
        headers: { ...bringing.headers, ...withSource(credential) },
      });
  };
}
