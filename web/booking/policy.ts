import type { Saying } from './saying.ts';
import type { Service } from './shown.ts';

type Terms = Pick<Service, 'changeHours' | 'cancelHours' | 'refunds' | 'pay'>;

/** Until when a service can be moved and cancelled, and what goes back, in sentences. */
export function policyIn({ t, duration, percent }: Saying, terms: Terms): string[] {
  const { changeHours, cancelHours, refunds, pay } = terms;
  const before = (hours: number) => duration(hours * 60);
  const isPaid = pay === 'full' || pay === 'deposit';
  return [
    changeHours === 0 ? t('policyAnyMove') : t('policyMove', { time: before(changeHours) }),
    cancelHours === 0 ? t('policyAnyCancel') : t('policyCancel', { time: before(cancelHours) }),
    ...(isPaid
      ? refunds.map((one) =>
          t('policyRefund', { time: before(one.hoursBefore), share: percent(one.percent) }),
        )
      : []),
    ...(isPaid ? [t(refunds.length === 0 ? 'policyNeverRefund' : 'policyNoRefund')] : []),
  ];
}
