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
export const everyCaller = [
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
] as const;
export type CallerName = (typeof everyCaller)[number];

/** Headers that say who sends a request. */
type Credential = Readonly<Record<string, string>>;

/** Gives everybody fresh credentials: a call may end the session it comes with. */
export class Callers {
  readonly #server: TestServer;
  readonly #database: TestDatabase;
  readonly #golf: TestBusiness;
  readonly #wine: TestBusiness;
  readonly #keys = new Map<string, Promise<Credential>>();
  #addresses = 0;

  constructor(server: TestServer, database: TestDatabase, golf: TestBusiness, wine: TestBusiness) {
    this.#server = server;
    this.#database = database;
    this.#golf = golf;
    this.#wine = wine;
  }

  /** @param act what the operation asks for; a key without it has every other */
  async one(name: CallerName, act: Act | undefined): Promise<Send> {
    const credential = await this.#credential(name, act ?? 'business.read');
    return (method, path, bringing = {}) =>
      this.#server.send(method, path, {
        ...bringing,
        headers: { ...bringing.headers, ...this.#from(credential) },
      });
  }

  #credential(name: CallerName, act: Act): Promise<Credential> {
    switch (name) {
      case 'anonymous':
        return Promise.resolve({});
      case 'newcomer':
        return this.#person({ secondFactor: false });
      case 'pending':
        return this.#person({ secondFactor: true });
      case 'customer':
        return this.#portal(this.#golf);
      case 'keyWith':
        return this.#key(this.#golf, everyAct);
      case 'keyWithout':
        return this.#key(
          this.#golf,
          everyAct.filter((one) => one !== act),
        );
      case 'stranger':
        return this.#staff(this.#wine, 'owner');
      case 'strangeCustomer':
        return this.#portal(this.#wine);
      case 'strangeKey':
        return this.#key(this.#wine, everyAct);
      case 'owner':
      case 'admin':
      case 'consultant':
      case 'sales':
      case 'support':
        return this.#staff(this.#golf, name);
    }
  }

  /** Each call comes from an address of its own, so that no limit is met. */
  #from(credential: Credential): Credential {
    this.#addresses += 1;
    const [high, low] = [(this.#addresses >> 8) & 255, this.#addresses & 255];
    return { ...credential, 'x-forwarded-for': `10.0.${high}.${low}` };
  }

  async #signIn(face: 'staff' | 'portal', owner: Record<string, string>): Promise<Credential> {
    const token = randomToken();
    await this.#database.db.as(this.#golf.system, 'gate', (tx) =>
      insertSession(tx, newId(), { face, ...owner }, sha256(token)),
    );
    return { cookie: `clientele_${face}=${token}`, 'sec-fetch-site': 'same-origin' };
  }

  #staff({ id, staff }: TestBusiness, role: StaffRole): Promise<Credential> {
    return this.#signIn('staff', { user_id: staff[role].user, tenant_id: id });
  }

  #portal({ id, customer }: TestBusiness): Promise<Credential> {
    return this.#signIn('portal', { tenant_id: id, profile_id: customer.profile });
  }

  /** A business has only so many keys: each is made once. */
  #key(business: TestBusiness, acts: readonly Act[]): Promise<Credential> {
    const name = `${business.id} ${acts.join(' ')}`;
    const key = this.#keys.get(name) ?? this.#makeKey(business, acts);
    this.#keys.set(name, key);
    return key;
  }

  async #makeKey(business: TestBusiness, acts: readonly Act[]): Promise<Credential> {
    const headers = this.#from(await this.#staff(business, 'owner'));
    const body = { name: 'Till', acts };
    const { json } = await this.#server.send('POST', '/api/keys', { body, headers });
    return { authorization: `Bearer ${String(json()['token'])}` };
  }

  async #person({ secondFactor }: { secondFactor: boolean }): Promise<Credential> {
    const id = newId();
    const at = now();
    await this.#database.db.as(this.#golf.system, 'gate', async (tx) => {
      await tx
        .insertInto('users')
        .values({ id, email: `person${id}@else.example`, created_at: at, updated_at: at })
        .execute();
      if (!secondFactor) return;
      const secret = sealGlobal('JBSWY3DPEHPK3PXP', `second factor ${id}`);
      await tx
        .insertInto('second_factors')
        .values({ user_id: id, secret, confirmed_at: at, created_at: at })
        .execute();
    });
    return this.#signIn('staff', { user_id: id });
  }
}
