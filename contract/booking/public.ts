import { z } from 'zod';
import { anyone, operation } from '../operation.ts';
import { money } from '../payments.ts';
import { currency, id, language, slug, timeZone } from '../shapes.ts';
import { accent } from '../tenancy/business.ts';
import { serviceOption, serviceQuestion } from './service-lists.ts';
import { serviceRules } from './service-rules.ts';

const rules = serviceRules.shape;

/** A service in the list of all that can be booked. */
const listed = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  shortDescription: z.string(),
  isPopular: z.boolean(),
  /** Prices are for each person of the party. */
  isPerPerson: z.boolean(),
  /** How long it may be had. */
  minutes: z.array(z.number().int()),
  /** The lowest and the highest price. */
  prices: z.object({ from: money, to: money }).nullable(),
});

/** Hours of every week, in the local time of a place: minutes of the day, beyond 1440 where they run past midnight. */
const openHours = z.object({
  weekday: z.number().int(),
  fromMinute: z.number().int(),
  toMinute: z.number().int(),
});

const texts = {
  /** In which the texts are, where the business wrote them in it. */
  language: language.optional(),
};

/** What anybody may read of what a business offers, where it has a booking page. */
export const publicOperations = {
  getBookingPage: operation({
    method: 'GET',
    path: '/api/b/{slug}/booking',
    summary: 'Read what can be booked of a business, and where',
    who: anyone(),
    authority: 'engine',
    params: z.object({ slug }),
    query: z.strictObject(texts),
    reply: z.object({
      business: z.object({ slug, name: z.string(), language, accent, timeZone, currency }),
      /** Other sites that may show the page in a frame. */
      embedOrigins: z.array(z.string()),
      /** By what cards are taken; `twin`: the demo’s own Stripe. */
      takesCards: z.enum(['stripe', 'twin']).nullable(),
      locations: z.array(
        z.object({
          id,
          name: z.string(),
          address: z.string(),
          timeZone,
          /** When anybody or anything there can be had. */
          hours: z.array(openHours),
        }),
      ),
      services: z.array(listed),
    }),
    perMinute: 240,
  }),
  getPublicService: operation({
    method: 'GET',
    path: '/api/b/{slug}/services/{service}',
    summary: 'Read a service with all that one chooses and accepts before booking it',
    who: anyone(),
    authority: 'engine',
    params: z.object({ slug, service: z.string().max(100) }),
    query: z.strictObject(texts),
    reply: listed.extend({
      description: z.string(),
      features: rules.features,
      prerequisites: rules.prerequisites,
      options: z.array(
        z.object({ id, minutes: serviceOption.shape.minutes, name: z.string(), price: money }),
      ),
      /** Where it can be had; none: at no place in particular. */
      locations: z.array(id),
      /** Pools of which one may say whom or which one wants. */
      needs: z.array(
        z.object({
          id,
          label: z.string(),
          choice: z.enum(['may', 'must']),
          resources: z.array(
            z.object({ id, name: z.string(), about: z.string(), location: id.nullable() }),
          ),
        }),
      ),
      questions: z.array(
        z.object({
          id,
          label: z.string(),
          kind: serviceQuestion.shape.kind,
          choices: z.array(z.string()),
          /** What is sent for each choice: as the business wrote it. */
          values: z.array(z.string()),
          isRequired: z.boolean(),
        }),
      ),
      partyMin: rules.partyMin,
      partyMax: rules.partyMax,
      seats: rules.seats,
      autoConfirm: rules.autoConfirm,
      pay: rules.pay,
      depositPercent: rules.depositPercent,
      depositMinor: rules.depositMinor,
      noShowMinor: rules.noShowMinor,
      windowDays: rules.windowDays,
      changeHours: rules.changeHours,
      cancelHours: rules.cancelHours,
      refunds: rules.refunds,
      terms: z.string(),
      termsVersion: z.number().int(),
    }),
    perMinute: 240,
  }),
};
