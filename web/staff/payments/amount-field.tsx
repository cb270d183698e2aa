import type { ReactNode } from 'react';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { minorOf } from './amount.ts';

interface AmountFieldProps {
  label: string;
  currency: string;
  typed: string;
  hint?: ReactNode;
  onChange: (typed: string) => void;
}

/** A field for an amount of money, in its currency. */
export function AmountField({ label, currency, typed, hint, onChange }: AmountFieldProps) {
  const { t } = useWords();
  const isFaulty = typed !== '' && minorOf(typed, currency) === undefined;
  return (
    <TextField
      label={label}
      hint={hint}
      before={currency}
      inputMode="decimal"
      autoComplete="off"
      value={typed}
      onChange={onChange}
      error={isFaulty ? t('payments.noAmount') : undefined}
    />
  );
}
