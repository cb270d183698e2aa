import { useQueryClient } from '@tanstack/react-query';
import { businessOperations } from '#contract/tenancy/business';
import { call, type Reply } from '../../../api/call.ts';
import { read, readAgain } from '../../../api/query.ts';
import { ColorField } from '../../../ui/color-field.tsx';
import { ComboBox } from '../../../ui/combo-box.tsx';
import { Select } from '../../../ui/select.tsx';
import { Notice } from '../../../ui/state.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { type Language, languages, useWords } from '../../../words/index.ts';
import { countryChoices, currencyChoices, zoneChoices } from '../../form/choices.ts';
import { Form, Pair } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import { AccentSample } from './accent-sample.tsx';

type Business = Reply<'getBusiness'>;
const schema = businessOperations.updateBusiness.body.required();

/** Changes what the business says of itself. */
export function BusinessForm({ business }: { business: Business }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { slug, name, timeZone, currency, country, language, accent } = business;
  const form = useForm({
    schema,
    start: { slug, name, timeZone, currency, country, language, accent },
    fieldOf: { slug_taken: 'slug' },
    send: async (body) => {
      const changed = await call('updateBusiness', { body });
      client.setQueryData(read('getBusiness', {}).queryKey, changed);
      await readAgain(client, 'getMe');
      toast({ text: t('settings.saved') });
    },
  });
  const { values } = form;
  return (
    <Form {...form} act={t('settings.save')} onSubmit={form.submit}>
      <TextField label={t('settings.business.name')} {...form.field('name')} />
      <TextField
        label={t('settings.business.slug')}
        hint={t('settings.business.slugHint')}
        before={`${location.host}/b/`}
        {...form.field('slug')}
      />
      {values.slug !== slug && form.errorOf('slug') === undefined && (
        <Notice tone="warn" icon="warn">
          {t('settings.business.slugWarning', { old: slug })}
        </Notice>
      )}
      <Places form={form} />
      <Select<Language>
        label={t('settings.business.language')}
        hint={t('settings.business.languageHint')}
        value={values.language}
        choices={(Object.keys(languages) as Language[]).map((value) => ({
          value,
          label: languages[value],
        }))}
        onChange={(next) => form.set('language', next)}
      />
      <ColorField
        label={t('settings.business.accent')}
        hint={t('settings.business.accentHint')}
        {...form.field('accent')}
      />
      <AccentSample accent={values.accent} />
    </Form>
  );
}

type BusinessFields = ReturnType<typeof useForm<typeof schema>>;

/** Where in the world the business is. */
function Places({ form }: { form: BusinessFields }) {
  const { t } = useWords();
  const { country, currency, timeZone } = form.values;
  const nothing = t('forms.nothingFits');
  return (
    <>
      <Pair>
        <ComboBox
          label={t('settings.business.timeZone')}
          nothing={nothing}
          choices={zoneChoices()}
          value={timeZone}
          error={form.errorOf('timeZone')}
          onChange={(value) => form.set('timeZone', value)}
        />
        <ComboBox
          label={t('settings.business.currency')}
          nothing={nothing}
          choices={currencyChoices()}
          value={currency}
          error={form.errorOf('currency')}
          onChange={(value) => form.set('currency', value)}
        />
      </Pair>
      <ComboBox
        label={t('settings.business.country')}
        hint={t('settings.business.countryHint')}
        nothing={nothing}
        choices={countryChoices()}
        value={country}
        error={form.errorOf('country')}
        onChange={(value) => form.set('country', value)}
      />
    </>
  );
}
