import type { WantedBooking } from '#booking';
import type { System } from '#platform/who';
import type { InventedBooking } from './invent.ts';
import type { Bookables } from './bookables.ts';
import type { Owner } from './owners.ts';

const minute = 60_000;
/** Of bookings of a bay so many are paid with a package, as long as somebody has one. */
const usesPackage = 0.35;

/** Whom a booking falls to, as far as a booking writes people down. */
export interface DemoCustomer {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly language: string | null;
}

/** With what a day's bookings are placed. */
export interface Booking {
  readonly bookables: Bookables;
  /** People of the business, to whom they fall. */
  readonly customers: readonly DemoCustomer[];
  /** Those of them who have hours left of a package. */
  readonly owners: readonly Owner[];
  /** The instant at which the demo begins. */
  readonly present: Date;
}

/** An invented booking as somebody of the business asks for it. */
export function wantedOf(
  by: System,
  { service, option, start, party, dice }: InventedBooking,
  { bookables, customers, present, owners }: Booking,
): WantedBooking {
  const there = bookables.get(service.said.slug ?? '');
  const which = there?.options[option];
  if (there === undefined || which === undefined)
    throw new Error(`${service.said.name} is not there`);
  const able = owners.filter(({ left }) => service.said.slug === 'bay' && left >= which.minutes);
  const paying = able.length > 0 && dice.chance(usesPackage) ? dice.pick(able) : undefined;
  if (paying !== undefined) paying.left -= which.minutes;
  const { id, name, email, phone, language } = paying?.customer ?? dice.pick(customers);
  const location = there.locations.length === 0 ? null : dice.common(there.locations, 1);
  return {
    by,
    service: there.id,
    option: which.id,
    party,
    location,
    language,
    start: start.epochMilliseconds / minute,
    whom: { customer: id, profile: null },
    people: [{ role: 'booker', name, email, phone, company: null }],
    answers: there.questions.flatMap((question, place) => {
      const { answers = [], choices = [] } = service.questions?.[place] ?? {};
      const said = [...answers, ...choices];
      return said.length === 0 || (dice.chance(0.3) && !question.isRequired)
        ? []
        : [
            {
              question: question.id,
              value: dice.pick(said),
            },
          ];
    }),
    description: service.wishes === undefined ? null : dice.pick(service.wishes),
    source: dice.common(['website_booking', 'phone', 'referral', 'social_media', 'google_ads'], 1),
    resources: [],
    despite: [],
    request: null,
    staffNote: null,
    customerZone: null,
    utm: {},
    pays: false,
    // What is past was confirmed in its time; of what is to come some still wait.
    waits: start.epochMilliseconds < present.getTime() || dice.chance(0.6) ? false : null,
    expectedPrice: null,
    terms: undefined,
    isUntold: start.epochMilliseconds < present.getTime(),
    ...(paying !== undefined && { package: paying.package }),
  };
}
