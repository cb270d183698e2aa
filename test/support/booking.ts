import assert from 'node:assert/strict';
import { placing } from '#contract/booking/place';
import type { CallBody, ReplyOf } from '#contract/operation';
import { newId } from '#platform/ids';
import { Refusal } from '#platform/refuse';
import type { Database } from '../../server/platform/db.ts';
import { placeAsGuests } from '../../server/booking/bookings/as-guest.ts';
import { namedBy } from '../../server/booking/bookings/link.ts';
import type { Bookable } from './bookable.ts';
import type { TestBusiness } from './businesses.ts';

/** What a visitor asks for; what is not said is as the page would have it. */
export type Asked = Partial<CallBody<typeof placing.placeBooking>> & {
  readonly service: string;
  readonly option: string;
  readonly start: string;
};

type Booked = ReplyOf<typeof placing.placeBooking>;

/** Opens a business's booking page to everybody, and asks nobody for a sum. */
export async function openPage(db: Database, { id, staff }: TestBusiness): Promise<void> {
  const row = { is_public: true, proof_bits: 0, updated_at: new Date() };
  await db.as(staff.owner, 'caller', (tx) =>
    tx
      .insertInto('booking_settings')
      .values({ tenant_id: id, ...row })
      .onConflict((conflict) => conflict.column('tenant_id').doUpdateSet(row))
      .execute(),
  );
}

/** Somebody nobody has met, by a name and an address that are like nobody else's. */
export const stranger = () => {
  const family = newId()
    .slice(-8)
    .replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
  return { name: `Mali ${family}`, email: `mali.${family}@guest.example` };
};

/** A slot of a service. */
export const slotOf = ({ service, option }: Bookable, start: string) => ({
  service,
  option,
  start,
});

/** Books for visitors in one transaction, as those who come at once do. */
export async function bookEach(
  db: Database,
  shop: TestBusiness,
  asked: readonly (Asked & { readonly key?: string })[],
): Promise<(Booked | Refusal)[]> {
  const who = { kind: 'anonymous', tenant: shop.id, request: newId() } as const;
  const calls = asked.map(({ key = null, ...body }) => ({
    who,
    key,
    params: { slug: shop.slug },
    query: undefined,
    body: placing.placeBooking.body.parse({ person: stranger(), ...body }),
  }));
  return db.as(who, 'engine', (tx) => placeAsGuests(tx, calls));
}

/** Books for one visitor. @throws {Refusal} */
export async function book(
  db: Database,
  shop: TestBusiness,
  asked: Asked & { readonly key?: string },
): Promise<Booked> {
  const [one] = await bookEach(db, shop, [asked]);
  if (one instanceof Refusal) throw one;
  return one as Booked;
}

/** Which booking a link opens. */
export function idOf(link: string): string {
  const id = namedBy(link);
  assert.ok(id !== undefined, 'no link of a booking');
  return id;
}

/** The code with which one was refused; what it was booked as otherwise. */
export const came = (one: Booked | Refusal | undefined): string =>
  one instanceof Refusal ? one.code : (one?.booking.status ?? '');
