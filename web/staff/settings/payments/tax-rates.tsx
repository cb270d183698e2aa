import { useState } from 'react';
import { mostTaxRates, type Seller } from '#contract/invoices';
import { Button } from '../../../ui/button.tsx';
import { IconButton } from '../../../ui/icon-button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useWords } from '../../../words/index.ts';
import styles from './seller.module.css';

type Rate = Seller['taxRates'][number];

interface TaxRatesProps {
  rates: readonly Rate[];
  onChange: (rates: Rate[]) => void;
}

/** The taxes of a business: the first is the one that usually holds. */
export function TaxRates({ rates, onChange }: TaxRatesProps) {
  const { t } = useWords();
  const change = (place: number, part: Partial<Rate>) =>
    onChange(rates.map((rate, at) => (at === place ? { ...rate, ...part } : rate)));
  return (
    <fieldset className={styles['rates']}>
      <legend>{t('settings.payments.seller.taxes')}</legend>
      <p className={styles['hint']}>{t('settings.payments.seller.taxesHint')}</p>
      {rates.map((rate, place) => (
        <RateRow
          // Rates have no order of their own but this, and a new one no id.
          key={rate.id ?? `new ${place}`}
          rate={rate}
          onChange={(part) => change(place, part)}
          onRemove={() => onChange(rates.filter((_, at) => at !== place))}
        />
      ))}
      {rates.length < mostTaxRates && (
        <div>
          <Button icon="plus" onPress={() => onChange([...rates, { name: '', permille: 0 }])}>
            {t('settings.payments.seller.addTax')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface RateRowProps {
  rate: Rate;
  onChange: (part: Partial<Rate>) => void;
  onRemove: () => void;
}

function RateRow({ rate, onChange, onRemove }: RateRowProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(String(rate.permille / 10));
  const percent = /^\d{1,3}([.,]\d)?$/.test(typed) ? Number(typed.replace(',', '.')) : undefined;
  const isFaulty = percent === undefined || percent > 100;
  return (
    <div className={styles['rate']}>
      <TextField
        label={t('settings.payments.seller.taxName')}
        maxLength={60}
        value={rate.name}
        onChange={(name) => onChange({ name })}
      />
      <TextField
        label={t('settings.payments.seller.percent')}
        inputMode="decimal"
        value={typed}
        error={isFaulty ? t('forms.invalid') : undefined}
        onChange={(text) => {
          setTyped(text);
          const next = Number(text.replace(',', '.'));
          onChange({ permille: Number.isNaN(next) ? -1 : Math.round(next * 10) });
        }}
      />
      <IconButton
        icon="trash"
        label={t('settings.payments.seller.removeTax', { name: rate.name })}
        onPress={onRemove}
      />
    </div>
  );
}
