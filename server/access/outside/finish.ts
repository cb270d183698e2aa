import { emailOf, readBusiness } from '#tenancy';
import type { CookieOut } from '#platform/handler';
import type { Ports } from '#platform/ports';
import { refuse, Refusal } from '#platform/refuse';
import type { Anonymous, Who } from '#platform/who';
import { limits } from '../attempts.ts';
import { requestCode } from '../codes/request.ts';
import { count, fromSource } from '../count.ts';
import { portalCaller } from '../credential/portal.ts';
import { faces } from '../sessions/rules.ts';
import { readTenantToken } from '../token.ts';
import { addWay } from './add-way.ts';
import { orRefused } from './refused.ts';
import { readProvider } from './registration.ts';
import { callbackPath } from './rules.ts';
import { openOutside } from './sign-in.ts';
import { type Asked, carried, carriedBy, carriedNoMore } from './under-way.ts';

/** What a browser brought back from a service. */
export interface Returned {
  /** Everything that the service added to our address. */
  readonly query: Readonly<Record<string, string>>;
  readonly cookie: (name: string) => string | undefined;
}

/** Where the browser goes then, and what it carries. */
export interface Led {
  readonly path: string;
  readonly cookies: readonly CookieOut[];
}

/**
 * Takes whoever comes back from a service in: signed in, or asked to prove an address, or, where they were signed in
 * before, with a way to sign in more. What goes wrong is told on the business's page, by its code.
 */
export async function finishOutside(ports: Ports, who: Who, back: Returned): Promise<Led> {
  const held = carriedBy(back.cookie);
  const asked = held?.step === 'asked' && held.checks.state === back.query['state'] ? held : null;
  const tenant = asked?.tenant ?? readTenantToken('', back.query['state'] ?? '')?.tenant;
  const slug = tenant && (await slugOf(ports, who, tenant));
  if (!slug) return { path: '/', cookies: [carriedNoMore] };
  const page = `/b/${slug}`;
  try {
    if (asked === null) return refuse('sign_in_lost');
    await count(ports.db, who, [fromSource(who, limits.triesFromSource)]);
    return await taken(ports, who, { asked, back, slug });
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { path: `${page}?problem=${fault.code}`, cookies: [carriedNoMore] };
  }
}

/** The address of a business's page; undefined where there is none. */
async function slugOf({ db }: Ports, who: Who, tenant: string): Promise<string | undefined> {
  try {
    return (await db.as(who, 'gate', (tx) => readBusiness(tx, tenant))).slug;
  } catch (fault) {
    if (fault instanceof Refusal) return undefined;
    throw fault;
  }
}

async function taken(
  ports: Ports,
  who: Who,
  { asked, back, slug }: { asked: Asked; back: Returned; slug: string },
): Promise<Led> {
  const { db, signIn, config } = ports;
  const { tenant } = asked;
  const provider = await db.as(who, 'gate', (tx) => readProvider(tx, tenant, asked.provider));
  if (!provider.on) refuse('not_found');
  const answer = new URL(config.publicUrl + callbackPath);
  for (const [name, value] of Object.entries(back.query)) answer.searchParams.set(name, value);
  const vouched = await orRefused(() => signIn.finish(provider.registration, answer, asked.checks));
  // Who acts on the page, as the page's own requests are told: the callback's address names no business.
  const { request, address, agent } = who;
  const origin = { request, ...(address && { address }), ...(agent && { agent }) };
  const here = await portalCaller(db, origin, slug, back.cookie(faces.portal.cookie));
  if (asked.session !== null) {
    if (here.kind !== 'customer' || here.session !== asked.session) return refuse('sign_in_lost');
    await addWay(db, here, provider, vouched);
    return { path: `/b/${slug}?added=${provider.id}#sessions`, cookies: [carriedNoMore] };
  }
  const nobody: Anonymous = { kind: 'anonymous', tenant, ...origin };
  const session = await openOutside(db, here.kind === 'customer' ? here : nobody, {
    tenant,
    provider,
    vouched,
    proved: null,
  });
  if (session !== null) return { path: `/b/${slug}`, cookies: [session.cookie, carriedNoMore] };
  const email = emailOf(vouched.email ?? '');
  await requestCode(db, nobody, { face: 'portal', tenant, email });
  const proving = { step: 'proving', tenant, vouched } as const;
  const asking = carried({ ...proving, provider: provider.id, service: provider.name });
  return { path: `/b/${slug}`, cookies: [asking] };
}
