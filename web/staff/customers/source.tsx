import type { CustomerRecord } from '#contract/customer';
import { date as dateOf } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';

type ValueSource = NonNullable<CustomerRecord['fields']['fullName']>['source'];

/** Where a live value comes from, and since when. */
export function Source({ of: { source, at } }: { of: ValueSource }) {
  const { t } = useWords();
  const date = dateOf(at);
  if (source === 'staff') return t('customer.byStaff', { date });
  return source === 'portal'
    ? t('customer.byCustomer', { date })
    : t('customer.from', { source, date });
}

/** The same for what was seen more than once: its latest sighting. */
export function Seen({ source, at }: { source: string; at: string }) {
  return <Source of={{ source, at, profile: null, user: null }} />;
}
