import type { FreeTimes } from '#contract/booking/slots';
import { type PricedStart, priceAt } from '../services/price.ts';
import type { Slot } from '../slots/types.ts';
import type { Standing } from '../state/situation.ts';
import { dayMinutes, instantsOf, localOf } from '../zones/convert.ts';
import { weekdayOf } from '../zones/day-of-week.ts';
import { clockWritten, dayWritten, instantWritten } from '../zones/days.ts';
import type { ZoneTable } from '../zones/table.ts';

type Days = FreeTimes['days'];
type Written = Days[number]['slots'][number];

/** Slots by the days of a zone, with what each costs. */
export function daysOf(standing: Standing, slots: readonly Slot[], zone: ZoneTable): Days {
  const price = pricing(standing);
  const days: Days = [];
  let last: { readonly number: number; readonly slots: Written[] } | undefined;
  for (const { start, left } of slots) {
    const local = localOf(zone, start);
    const number = Math.floor(local / dayMinutes);
    if (last?.number !== number) {
      last = { number, slots: [] };
      days.push({ day: dayWritten(number), slots: last.slots });
    }
    const written: Written = {
      start: instantWritten(start),
      local: clockWritten(local - number * dayMinutes),
      price: price(start),
    };
    if (isAgain(zone, local, start)) written.again = true;
    if (left !== null) written.left = left;
    last.slots.push(written);
  }
  return days;
}

/** Whether clocks have shown this time before on the same day. */
const isAgain = (zone: ZoneTable, local: number, start: number): boolean =>
  instantsOf(zone, local)[0] !== start;

/** What a start costs; for one person where the price is for each. */
function pricing({
  situation,
  rules,
  option,
  location,
}: Standing): (start: number) => Written['price'] {
  const { currency, options, prices } = rules.service;
  const { zone } = situation.service;
  const plain = { minor: String(option.priceMinor), currency };
  if (prices.length === 0) return () => plain;
  const given = { options, rules: prices, isPerPerson: false };
  return (start) => {
    const local = localOf(zone, start);
    const day = Math.floor(local / dayMinutes);
    const at: PricedStart = {
      option: option.id,
      location,
      weekday: weekdayOf(day),
      minute: local - day * dayMinutes,
      party: 1,
    };
    return { minor: String(priceAt(given, at).minor), currency };
  };
}
