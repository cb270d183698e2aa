import { packageUnits } from '#contract/booking/packages';
import type { Input } from '../../../api/call.ts';
import { MoneyField } from '../../../ui/money-field.tsx';
import { NumberField } from '../../../ui/number-field.tsx';
import { Select } from '../../../ui/select.tsx';
import { useWords } from '../../../words/index.ts';
import { perShown } from '../../packages/amounts.ts';

type Body = Input<'createPackageKind'>['body'];

interface KindAmountProps {
  values: Body;
  currency: string;
  error: string | undefined;
  onChange: (path: 'unit' | 'amount' | 'priceMinor', value: unknown) => void;
}

/** How much there is of a package, and what it costs. Time is written in hours. */
export function KindAmount({ values, currency, error, onChange }: KindAmountProps) {
  const { t } = useWords();
  const { unit, amount, priceMinor } = values;
  const per = perShown(unit);
  return (
    <>
      <Select
        label={t('packages.unit')}
        value={unit}
        choices={packageUnits.map((value) => ({ value, label: t(`packages.units.${value}`) }))}
        onChange={(value) => onChange('unit', value)}
      />
      <NumberField
        label={t('packages.amount')}
        hint={t('packages.amountHint')}
        error={error}
        min={1 / per}
        max={10_000}
        format={{ maximumFractionDigits: 2 }}
        value={amount === null ? null : amount / per}
        onChange={(value) => onChange('amount', value === null ? null : Math.round(value * per))}
      />
      <MoneyField
        label={t('packages.price')}
        currency={currency}
        value={priceMinor}
        onChange={(value) => onChange('priceMinor', value ?? '0')}
      />
    </>
  );
}
