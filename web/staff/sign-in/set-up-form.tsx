import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { setupOperations } from '#contract/access/setup';
import { call } from '../../api/call.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { countryChoices, currencyChoices, ownZone, zoneChoices } from '../form/choices.ts';
import { Form, Pair } from '../form/form.tsx';
import { useForm } from '../form/use-form.ts';
import { whoAmI } from '../session.ts';
import styles from './card.module.css';
import { slugOf } from './slug.ts';

interface SetUpFormProps {
  token: string;
  onDone: (signedIn: boolean) => void;
}

/** The token is no part of what is filled in: it is not kept with the draft. */
const schema = setupOperations.setUpBusiness.body.omit({ token: true });

/** Names the owner, the business and its first place. */
export function SetUpForm({ token, onDone }: SetUpFormProps) {
  const { t, language } = useWords();
  const client = useQueryClient();
  const [ownSlug, setOwnSlug] = useState(false);
  const form = useForm({
    schema,
    start: {
      owner: { email: '', name: '' },
      business: { name: '', slug: '', timeZone: ownZone(), currency: '', country: '', language },
      location: { name: '', address: '' },
    },
    keep: 'set-up',
    fieldOf: { slug_taken: 'business.slug', demo_apart: 'owner.email' },
    send: async (body) => {
      const { signedIn } = await call('setUpBusiness', { body: { ...body, token } });
      await client.invalidateQueries({ queryKey: whoAmI.queryKey });
      onDone(signedIn);
    },
  });
  const nameBusiness = (name: string) => {
    form.set('business.name', name);
    if (!ownSlug) form.set('business.slug', slugOf(name));
  };
  return (
    <Form {...form} act={t('setUp.act')} onSubmit={form.submit}>
      <Owner form={form} />
      <h2 className={styles['partTitle']}>{t('setUp.business')}</h2>
      <TextField
        label={t('setUp.businessName')}
        autoComplete="organization"
        {...form.field('business.name')}
        onChange={nameBusiness}
      />
      <TextField
        label={t('settings.business.slug')}
        hint={t('settings.business.slugHint')}
        before={`${location.host}/b/`}
        {...form.field('business.slug')}
        onChange={(slug) => {
          setOwnSlug(slug !== '');
          form.set('business.slug', slug);
        }}
      />
      <Places form={form} />
      <h2 className={styles['partTitle']}>{t('setUp.location')}</h2>
      <TextField
        label={t('setUp.locationName')}
        hint={t('setUp.locationHint')}
        {...form.field('location.name')}
      />
      <TextField
        label={t('settings.locations.address')}
        optional={t('forms.optional')}
        rows={2}
        {...form.field('location.address')}
      />
    </Form>
  );
}

type SetUp = ReturnType<typeof useForm<typeof schema>>;

/** Who sets the business up. */
function Owner({ form }: { form: SetUp }) {
  const { t } = useWords();
  return (
    <>
      <h2 className={styles['partTitle']}>{t('setUp.you')}</h2>
      <Pair>
        <TextField
          label={t('setUp.yourName')}
          autoComplete="name"
          autoFocus
          {...form.field('owner.name')}
        />
        <TextField
          label={t('setUp.yourEmail')}
          type="email"
          autoComplete="email"
          {...form.field('owner.email')}
        />
      </Pair>
    </>
  );
}

/** Country, currency and time zone of the business. */
function Places({ form }: { form: SetUp }) {
  const { t } = useWords();
  const { country, currency, timeZone } = form.values.business;
  return (
    <>
      <Pair>
        <ComboBox
          label={t('settings.business.country')}
          nothing={t('forms.nothingFits')}
          choices={countryChoices()}
          value={country === '' ? null : country}
          error={form.errorOf('business.country')}
          onChange={(value) => form.set('business.country', value)}
        />
        <ComboBox
          label={t('settings.business.currency')}
          nothing={t('forms.nothingFits')}
          choices={currencyChoices()}
          value={currency === '' ? null : currency}
          error={form.errorOf('business.currency')}
          onChange={(value) => form.set('business.currency', value)}
        />
      </Pair>
      <ComboBox
        label={t('settings.business.timeZone')}
        nothing={t('forms.nothingFits')}
        choices={zoneChoices()}
        value={timeZone}
        error={form.errorOf('business.timeZone')}
        onChange={(value) => form.set('business.timeZone', value)}
      />
    </>
  );
}
