import { MoneyField } from '../../ui/money-field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/index.ts';
import { Pair } from '../form/form.tsx';
import type { PaymentForm } from './payment-part.tsx';

/** A deposit: a share of the price, or an amount. */
export function Deposit({ form }: { form: PaymentForm }) {
  const { t } = useWords();
  const { depositPercent, depositMinor, currency } = form.values;
  const isShare = depositPercent !== null;
  const turn = (to: 'share' | 'amount') => {
    form.set('depositPercent', to === 'share' ? 20 : null);
    form.set('depositMinor', to === 'share' ? null : '1000');
  };
  return (
    <Pair>
      <Select
        label={t('services.deposit')}
        value={isShare ? 'share' : 'amount'}
        choices={(['share', 'amount'] as const).map((value) => ({
          value,
          label: t(`services.deposits.${value}`),
        }))}
        onChange={turn}
      />
      {isShare ? (
        <NumberField
          label={t('services.share')}
          error={form.errorOf('depositPercent')}
          value={depositPercent}
          min={1}
          max={100}
          after="%"
          onChange={(value) => form.set('depositPercent', value ?? 1)}
        />
      ) : (
        <MoneyField
          label={t('services.amount')}
          error={form.errorOf('depositMinor')}
          currency={currency}
          value={depositMinor}
          onChange={(value) => form.set('depositMinor', value ?? '1')}
        />
      )}
    </Pair>
  );
}
