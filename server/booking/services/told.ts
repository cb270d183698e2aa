import type { Bookable } from '#contract/booking/services';
import { eventTypes } from '#contract/events';

/** What the record of a service's changes shows. */
export const toldFields = eventTypes['service.changed'].fields;

/** A service as its history shows it: lists as lines, texts in other languages as the languages that there are. */
export function told(shown: Bookable) {
  return {
    ...shown,
    translations: Object.keys(shown.translations),
    refunds: shown.refunds.map(({ hoursBefore, percent }) => `${hoursBefore} h: ${percent} %`),
    options: shown.options.map(({ minutes, name, priceMinor }) =>
      [name, `${minutes} min`, priceMinor].filter(Boolean).join(' '),
    ),
    prices: shown.prices.map(priceLine),
    needs: shown.needs.map(
      ({ label, quantity, resources }) => `${label} ${quantity} of ${resources.length}`,
    ),
    questions: shown.questions.map(({ label }) => label),
  };
}

function priceLine({ weekdays, fromMinute, toMinute, priceMinor, percent }: Price): string {
  const when = `${weekdays.join('') || '*'} ${clock(fromMinute)}–${clock(toMinute)}`;
  return `${when} ${priceMinor ?? `${percent} %`}`;
}

type Price = Bookable['prices'][number];

const clock = (minute: number) =>
  [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
