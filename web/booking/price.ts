import type { Listed, Service } from './shown.ts';
import type { useWords } from './words.ts';

/** What a service costs, in words: the lowest price where there are several. */
export function priceOf(
  { t, price }: Pick<ReturnType<typeof useWords>, 't' | 'price'>,
  { prices, isPerPerson }: Pick<Listed, 'prices' | 'isPerPerson'>,
): string {
  if (prices === null) return '';
  const { from, to } = prices;
  if (to.minor === '0') return t('free');
  const lowest = isPerPerson ? t('perPerson', { price: price(from) }) : price(from);
  return from.minor === to.minor ? lowest : t('from', { price: lowest });
}

type Amount = { readonly minor: string; readonly currency: string };

/** What a booking costs in all: a price of each person as often as there are people. */
export function priceFor(
  { isPerPerson }: Service,
  { minor, currency }: Amount,
  party: number,
): Amount {
  return isPerPerson
    ? { minor: String(BigInt(minor) * BigInt(party)), currency }
    : { minor, currency };
}

/** What is to be paid at once, before the booking stands. */
export function dueNow(service: Service, price: Amount, party: number): Amount {
  const { pay, depositPercent, depositMinor } = service;
  const { minor, currency } = priceFor(service, price, party);
  const whole = BigInt(minor);
  if (pay === 'full') return { minor, currency };
  if (pay !== 'deposit') return { minor: '0', currency };
  const part = depositMinor === null ? share(whole, depositPercent ?? 0) : BigInt(depositMinor);
  return { minor: String(part < whole ? part : whole), currency };
}

/** So many per cent of an amount, a half of the smallest unit rounded up. */
const share = (whole: bigint, percent: number) => (whole * BigInt(percent) + 50n) / 100n;
