import type { Saying } from './saying.ts';
import type { Listed, Service } from './shown.ts';

/** What a service costs, in words: the lowest price where there are several. */
export function priceOf(
  { t, price }: Saying,
  { prices, isPerPerson }: Pick<Listed, 'prices' | 'isPerPerson'>,
): string {
  if (prices === null) return '';
  const { from, to } = prices;
  if (to.minor === '0') return t('free');
  const lowest = isPerPerson ? t('perPerson', { price: price(from) }) : price(from);
  return from.minor === to.minor ? lowest : t('from', { price: lowest });
}

type Amount = { readonly minor: string; readonly currency: string };
type Option = Pick<Service['options'][number], 'minutes' | 'name' | 'price'>;
type Paid = Pick<Service, 'pay' | 'depositPercent' | 'depositMinor' | 'isPerPerson'>;

/** What a price of a service is to whoever reads it. */
export function costIn(
  { t, price }: Saying,
  { isPerPerson }: Pick<Service, 'isPerPerson'>,
  amount: Amount,
): string {
  if (amount.minor === '0') return t('free');
  return isPerPerson ? t('perPerson', { price: price(amount) }) : price(amount);
}

/** How a duration is called that a service may be had for. */
export const optionIn = (
  { duration }: Saying,
  { minutes, name }: Pick<Option, 'minutes' | 'name'>,
) => (name === '' ? duration(minutes) : name);

/** What a booking costs in all: a price of each person as often as there are people. */
function priceFor(
  { isPerPerson }: Pick<Service, 'isPerPerson'>,
  { minor, currency }: Amount,
  party: number,
): Amount {
  return isPerPerson
    ? { minor: String(BigInt(minor) * BigInt(party)), currency }
    : { minor, currency };
}

/** What is to be paid at once, before the booking stands. */
export function dueNow(service: Paid, price: Amount, party: number): Amount {
  const { pay, depositPercent, depositMinor } = service;
  const { minor, currency } = priceFor(service, price, party);
  const whole = BigInt(minor);
  if (pay === 'full') return { minor, currency };
  if (pay !== 'deposit') return { minor: '0', currency };
  const part = depositMinor === null ? share(whole, depositPercent ?? 0) : BigInt(depositMinor);
  return { minor: String(part < whole ? part : whole), currency };
}

/** What a booking costs and what of it is paid when; nothing where it is free. */
export function paidIn(words: Saying, service: Paid, price: Amount, party: number): string {
  const whole = priceFor(service, price, party);
  const due = dueNow(service, price, party);
  if (whole.minor === '0') return '';
  const when = due.minor === '0' ? [words.t('dueThere')] : [];
  const now = words.t('payNow', { price: words.price(due) });
  const part = due.minor !== '0' && due.minor !== whole.minor ? [now] : [];
  return [words.price(whole), ...when, ...part].join(' · ');
}

/** That a card is asked for and kept, and what may be charged to it; nothing where none is. */
export function cardIn(
  { t, price }: Saying,
  { pay, noShowMinor }: Pick<Service, 'pay' | 'noShowMinor'>,
  currency: string,
): string {
  if (pay !== 'card_on_file') return '';
  if (noShowMinor === null) return t('cardFirst');
  return t('cardFeeFirst', { price: price({ minor: noShowMinor, currency }) });
}

/** What the press says that books it. */
export function actIn(
  { t, price }: Saying,
  { autoConfirm, pay }: Pick<Service, 'autoConfirm' | 'pay'>,
  due: Amount,
): string {
  if (due.minor !== '0') return t('bookAndPay', { price: price(due) });
  if (pay === 'card_on_file') return t('bookWithCard');
  return autoConfirm ? t('book') : t('askToBook');
}

/** So many per cent of an amount, a half of the smallest unit rounded up. */
export const share = (whole: bigint, percent: number): bigint =>
  (whole * BigInt(percent) + 50n) / 100n;
