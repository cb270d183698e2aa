import { emailOf } from '#tenancy';
import type { Ports } from '#platform/ports';
import { refuse } from '#platform/refuse';
import type { Who } from '#platform/who';
import { tryCode } from '../codes/try.ts';
import type { Opened } from '../sessions/open.ts';
import { readProvider } from './registration.ts';
import { openOutside } from './sign-in.ts';
import { carriedBy, type Proving } from './under-way.ts';

/** What a browser carries that must prove an address to this business. */
export function provingAt(
  tenant: string,
  cookie: (name: string) => string | undefined,
): Proving | undefined {
  const held = carriedBy(cookie);
  return held?.step === 'proving' && held.tenant === tenant ? held : undefined;
}

/**
 * Finishes a sign-in elsewhere by the code that went to the address, or without the address: then with a record of their own.
 * @param code null: without
 * @throws {Refusal} `sign_in_lost`, `code_wrong`, `too_many_requests`
 */
export async function proveOutside(
  { db }: Ports,
  who: Who,
  given: {
    readonly tenant: string;
    readonly code: string | null;
    readonly cookie: (name: string) => string | undefined;
  },
): Promise<Opened> {
  const { tenant, code, cookie } = given;
  const held = provingAt(tenant, cookie) ?? refuse('sign_in_lost');
  const provider = await db.as(who, 'gate', (tx) => readProvider(tx, tenant, held.provider));
  if (!provider.on) refuse('not_found');
  const email = emailOf(held.vouched.email ?? '');
  const proved =
    code === null
      ? ('without' as const)
      : { code: await tryCode(db, who, { face: 'portal', tenant, email, code }) };
  const opened = await openOutside(db, who, { tenant, provider, vouched: held.vouched, proved });
  return opened ?? refuse('sign_in_lost');
}
