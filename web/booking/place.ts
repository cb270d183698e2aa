import { call, type Input, type Reply } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import type { Asked } from './asked.ts';
import { proofFor } from './proof.ts';
import type { Service } from './shown.ts';
import type { Offered } from './times.ts';
import type { Typed } from './typed.ts';

/** What came of booking. */
export type Placed = Reply<'placeBooking'>;

interface Wish {
  readonly slug: string;
  readonly service: Service;
  readonly asked: Asked & { readonly option: string };
  readonly time: Offered;
  readonly typed: Typed;
  readonly language: string;
  readonly zone: string;
  /** The same for every try of one booking, so that it is made once whatever is lost on the way. */
  readonly key: string;
}

/** Books. @throws {Problem} why it could not be had */
export async function place(wish: Wish): Promise<Placed> {
  const { slug, key } = wish;
  const body = bodyOf(wish);
  const proof = await proofFor(slug, body);
  return call('placeBooking', { params: { slug }, body: { ...body, proof }, key });
}

function bodyOf({ service, asked, time, typed, language, zone }: Wish): Body {
  const { option, location = null, resource, party } = asked;
  const filled = Object.entries(typed.answers).filter(([, value]) => value.trim() !== '');
  return {
    service: service.id,
    option,
    start: time.start,
    location,
    party: party ?? 1,
    resources: resource === undefined ? [] : [resource],
    person: { name: typed.name, email: typed.email || null, phone: typed.phone || null },
    description: typed.note || null,
    answers: filled.map(([question, value]) => ({ question, value })),
    language,
    zone,
    terms: service.terms === '' ? null : service.termsVersion,
    expectedPrice: time.price.minor,
    website: typed.website,
    utm: campaignIn(window.location.search),
  };
}

type Body = Input<'placeBooking'>['body'];

const campaign = ['source', 'medium', 'campaign', 'term', 'content'] as const;

/** Where somebody came from, as links of campaigns say it. */
function campaignIn(search: string): Body['utm'] {
  const said = new URLSearchParams(search);
  const found = campaign.map((name) => [name, said.get(`utm_${name}`)?.slice(0, 200)] as const);
  return Object.fromEntries(found.filter(([, value]) => value));
}

const lost = new Set([
  'slot_taken',
  'slot_not_offered',
  'seats_short',
  'cap_reached',
  'price_changed',
]);

/** Whether a refusal means that the times have changed meanwhile. */
export const isLost = (thrown: unknown): boolean =>
  thrown instanceof Problem && lost.has(thrown.code);
