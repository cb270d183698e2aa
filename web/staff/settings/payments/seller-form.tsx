import { useQueryClient } from '@tanstack/react-query';
import { invoices, type Seller } from '#contract/invoices';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { Form, Pair } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import { TaxRates } from './tax-rates.tsx';

interface SellerFormProps {
  seller: Seller;
  /** What stands where no name is given. */
  business: string;
}

/** Who sells, as invoices say it, and the taxes. */
export function SellerForm({ seller, business }: SellerFormProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const form = useForm({
    schema: invoices.setSeller.body,
    start: seller,
    send: async (body) => {
      await call('setSeller', { body });
      await readAgain(client, 'getSeller');
      toast({ text: t('settings.saved') });
    },
  });
  const years = form.field('keepYears');
  return (
    <Form {...form} act={t('settings.save')} onSubmit={form.submit}>
      <Pair>
        <TextField
          label={t('settings.payments.seller.name')}
          placeholder={business}
          maxLength={200}
          {...form.field('name')}
        />
        <TextField
          label={t('settings.payments.seller.taxNumber')}
          hint={t('settings.payments.seller.taxNumberHint')}
          maxLength={60}
          {...form.field('taxNumber')}
        />
      </Pair>
      <TextField
        label={t('settings.payments.seller.address')}
        rows={3}
        maxLength={1000}
        {...form.field('address')}
      />
      <TaxRates rates={form.values.taxRates} onChange={(rates) => form.set('taxRates', rates)} />
      <TextField
        label={t('settings.payments.seller.footer')}
        hint={t('settings.payments.seller.footerHint')}
        maxLength={500}
        {...form.field('footer')}
      />
      <TextField
        label={t('settings.payments.seller.keepYears')}
        hint={t('settings.payments.seller.keepYearsHint')}
        inputMode="numeric"
        {...years}
        onChange={(text) => form.set('keepYears', /^\d{1,2}$/.test(text) ? Number(text) : text)}
      />
    </Form>
  );
}
