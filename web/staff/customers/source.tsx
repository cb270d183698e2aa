import type { CustomerRecord } from '#contract/customer';
import { date as dateOf } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useNames } from '../audit/use-names.ts';

type ValueSource = NonNullable<CustomerRecord['fields']['fullName']>['source'];

/** Where a live value comes from, and since when. */
export function Source({ of: { source, user, at } }: { of: ValueSource }) {
  const { t } = useWords();
  const who = useNames().get(user ?? '');
  const date = dateOf(at);
  if (source === 'staff')
    return who === undefined
      ? t('customer.byStaff', { date })
      : t('customer.byWhom', { who, date });
  return source === 'portal'
    ? t('customer.byCustomer', { date })
    : t('customer.from', { source, date });
}

/** The same for what was seen more than once: its latest sighting. */
export function Seen({ source, at }: { source: string; at: string }) {
  return <Source of={{ source, at, profile: null, user: null }} />;
}
