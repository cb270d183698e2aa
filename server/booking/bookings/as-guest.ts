import type { BodyOf, ReplyOf } from '#contract/operation';
import type { placing } from '#contract/booking/place';
import type { SharedCall } from '#platform/handler';
import { tenantKeys, type TenantKeys } from '#platform/keys';
import { Refusal, refuse } from '#platform/refuse';
import type { Tx } from '#platform/tx';
import type { Who } from '#platform/who';
import { isProved } from '../guard/proof.ts';
import { type House, readHouse } from './house.ts';
import { placeAll } from './place.ts';
import { readOwn } from './read-own.ts';
import { madeBefore, requestKey } from './request-keys.ts';
import { peopleOf, personOf } from './said.ts';
import { minuteOf } from './times.ts';
import type { Wanted } from './wanted.ts';

type Placing = typeof placing.placeBooking;
type Body = BodyOf<Placing>;
type Call = SharedCall<Placing>;

/**
 * Books for visitors of a business's page, and for its customers who are signed in there. Those who come at once share a
 * transaction. As `engine`.
 * @returns what came of each; a refusal is one's own
 */
export async function placeAsGuests(
  tx: Tx,
  calls: readonly Call[],
): Promise<(ReplyOf<Placing> | Refusal)[]> {
  const tenant = tenantOf(calls);
  const [keys, house] = await Promise.all([tenantKeys(tx, tenant), readHouse(tx, tenant)]);
  if (!house.isPublic) return refuse('not_found');
  const asked = calls.map((call) => checked(call, house, keys));
  const fine = asked.filter((one): one is Wanted => !(one instanceof Refusal));
  const outcomes = await placeOnce(tx, tenant, fine);
  const ids = outcomes.filter((one): one is string => typeof one === 'string');
  const read = await readOwn(tx, tenant, ids);
  return asked.map((one) => {
    const outcome = one instanceof Refusal ? one : (outcomes.shift() as string | Refusal);
    if (outcome instanceof Refusal) return outcome;
    const { booking, link } = read.get(outcome) as NonNullable<ReturnType<typeof read.get>>;
    return { booking, link, isHeld: booking.status === 'held' };
  });
}

/** Places what was not placed before under the same key; of two who send the same at once, one is made. */
async function placeOnce(
  tx: Tx,
  tenant: string,
  all: readonly Wanted[],
): Promise<(string | Refusal)[]> {
  const requests = all.flatMap(({ request }) => request ?? []);
  const before = await madeBefore(tx, tenant, requests);
  const first = (one: Wanted) =>
    all.find(({ request }) => request !== null && one.request?.key.equals(request.key)) ?? one;
  const anew = all.filter(
    (one) => first(one) === one && (one.request === null || before(one.request) === undefined),
  );
  const placed = anew.length === 0 ? [] : await placeAll(tx, tenant, anew);
  return all.map((one) => {
    const known = one.request === null ? undefined : before(one.request);
    if (known !== undefined) return known;
    const twin = first(one);
    if (twin.request !== null && one.request?.hash.equals(twin.request.hash) === false)
      return new Refusal('key_reused');
    return placed[anew.indexOf(twin)] as string | Refusal;
  });
}

function tenantOf(calls: readonly Call[]): string {
  const who = calls[0]?.who;
  return who !== undefined && 'tenant' in who && who.tenant !== undefined
    ? who.tenant
    : refuse('not_found');
}

/** What a visitor wants, where nothing is wrong with how they ask for it. */
function checked({ who, body, key }: Call, house: House, keys: TenantKeys): Wanted | Refusal {
  if (body.package !== null && who.kind !== 'customer')
    return fault('package', 'is for somebody who is signed in');
  const contact = body.person.email ?? body.person.phone;
  if (contact === null)
    return fault('person.email', 'must be given, or a telephone number in its place');
  if (body.website !== '') return fault('website', 'must be left empty');
  const { service, start } = body;
  if (!isProved(keys, house.proofBits, { service, start, contact }, body.proof))
    return new Refusal('proof_wanted', { facts: { bits: house.proofBits } });
  const person = personOf(body.person, house.country, body.language);
  if (person instanceof Refusal) return person;
  return wantedOf(who as Wanted['by'], body, {
    whom: who.kind === 'customer' ? { customer: who.customer, profile: who.profile } : { person },
    request: key === null ? null : requestKey(keys, scopeOf(who), key, body),
  });
}

const scopeOf = (who: Who): string => (who.kind === 'customer' ? who.profile : who.kind);

const fault = (path: string, message: string) =>
  new Refusal('invalid_input', { fields: [{ path, message }] });

function wantedOf(by: Wanted['by'], body: Body, rest: Pick<Wanted, 'whom' | 'request'>): Wanted {
  const { service, option, location, party, resources, answers, description, language } = body;
  return {
    ...rest,
    by,
    service,
    option,
    location,
    party,
    resources,
    answers,
    description,
    language,
    start: minuteOf(body.start),
    despite: [],
    people: peopleOf(body),
    staffNote: null,
    customerZone: body.zone,
    source: body.source,
    utm: definedOf(body.utm),
    pays: true,
    waits: null,
    expectedPrice: body.expectedPrice === null ? null : BigInt(body.expectedPrice),
    terms: body.terms,
    ...(body.package !== null && { package: body.package }),
  };
}

const definedOf = (utm: Body['utm']): Record<string, string> =>
  Object.fromEntries(Object.entries(utm).filter(([, value]) => value !== undefined));
