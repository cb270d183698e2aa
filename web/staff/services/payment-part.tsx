import { useQuery } from '@tanstack/react-query';
import { pays, serviceRules } from '#contract/booking/service-rules';
import { read } from '../../api/query.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { ComboBox } from '../../ui/combo-box.tsx';
import { MoneyField } from '../../ui/money-field.tsx';
import { RadioList } from '../../ui/radio-list.tsx';
import { Notice } from '../../ui/state.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { currencyChoices } from '../form/choices.ts';
import { useMay } from '../session.ts';
import { Cancelling } from './cancelling.tsx';
import { Deposit } from './deposit.tsx';
import { Group, PartForm } from './part-form.tsx';
import { type Service, usePart } from './use-part.ts';

const schema = serviceRules.pick({
  pay: true,
  depositPercent: true,
  depositMinor: true,
  noShowMinor: true,
  currency: true,
  isPerPerson: true,
  changeHours: true,
  cancelHours: true,
  refunds: true,
  terms: true,
});

export type PaymentForm = ReturnType<typeof usePart<typeof schema>>;

/** When a service is paid, what goes back, and what whoever books agrees to. */
export function PaymentPart({ service }: { service: Service }) {
  const { t } = useWords();
  const form = usePart(service, 'payment', schema);
  return (
    <PartForm form={form}>
      <Paying form={form} />
      <Cancelling form={form} />
      <Group title={t('services.terms')}>
        <TextField
          label={t('services.terms')}
          hint={t('services.termsHint', { version: service.termsVersion })}
          rows={8}
          {...form.field('terms')}
        />
      </Group>
    </PartForm>
  );
}

function Paying({ form }: { form: PaymentForm }) {
  const { t } = useWords();
  const { pay, currency, isPerPerson, noShowMinor } = form.values;
  return (
    <Group title={t('services.paying')}>
      <RadioList
        label={t('services.pay')}
        value={pay}
        choices={pays.map((value) => ({
          value,
          label: t(`services.pays.${value}`),
          detail: t(`services.payDetails.${value}`),
        }))}
        onChange={(value) => choosePay(form, value)}
      />
      {pay === 'deposit' && <Deposit form={form} />}
      {pay === 'card_on_file' && (
        <MoneyField
          label={t('services.noShow')}
          optional={t('forms.optional')}
          hint={t('services.noShowHint')}
          error={form.errorOf('noShowMinor')}
          currency={currency}
          value={noShowMinor}
          onChange={(value) => form.set('noShowMinor', value)}
        />
      )}
      {['full', 'deposit', 'card_on_file'].includes(pay) && <NoProvider />}
      <ComboBox
        label={t('services.currency')}
        hint={t('services.currencyHint')}
        error={form.errorOf('currency')}
        choices={currencyChoices()}
        value={currency}
        nothing={t('forms.nothingFits')}
        onChange={(value) => form.set('currency', value)}
      />
      <Checkbox isSelected={isPerPerson} onChange={(value) => form.set('isPerPerson', value)}>
        {t('services.isPerPerson')}
      </Checkbox>
    </Group>
  );
}

/** Amounts belong to a way of paying: those of another are forgotten. */
function choosePay(form: PaymentForm, pay: (typeof pays)[number]): void {
  form.set('pay', pay);
  form.set('depositPercent', pay === 'deposit' ? 20 : null);
  form.set('depositMinor', null);
  if (pay !== 'card_on_file') form.set('noShowMinor', null);
}

/** Cards cannot be taken before a provider is connected. */
function NoProvider() {
  const { t } = useWords();
  const mayRead = useMay()('payments.read');
  const { data } = useQuery({ ...read('getPaymentAccount', {}), enabled: mayRead });
  if (data === undefined || data.account !== null) return null;
  return <Notice tone="warn">{t('services.noProvider')}</Notice>;
}
