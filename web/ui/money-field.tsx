import type { ComponentProps } from 'react';
import { NumberField } from './number-field.tsx';

interface MoneyFieldProps extends Omit<
  ComponentProps<typeof NumberField>,
  'value' | 'onChange' | 'format' | 'min' | 'max'
> {
  /** In the smallest unit of the currency, in digits; null: nothing is said. */
  value: string | null;
  currency: string;
  onChange: (value: string | null) => void;
}

/** A field for an amount: typed as people write it, kept in the smallest unit. */
export function MoneyField({ value, currency, onChange, ...rest }: MoneyFieldProps) {
  const unit = 10 ** digitsOf(currency);
  return (
    <NumberField
      {...rest}
      min={0}
      max={10 ** 11}
      format={{ style: 'currency', currency, useGrouping: true }}
      value={value === null ? null : Number(value) / unit}
      onChange={(next) => onChange(next === null ? null : String(Math.round(next * unit)))}
    />
  );
}

/** How many digits of a currency stand after the point: 2 for THB, 0 for JPY. */
function digitsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.resolvedOptions().maximumFractionDigits ?? 2;
}
