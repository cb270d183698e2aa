import { useQueryClient } from '@tanstack/react-query';
import { meOperations } from '#contract/access/me';
import { call } from '../../../api/call.ts';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { type Language, languages, speak, useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import { useAtWork, whoAmI } from '../../session.ts';
import { Page } from '../../shell/page.tsx';

const schema = meOperations.updateMe.body.required();

/** One's own name and language. */
export function AccountPart() {
  const { t } = useWords();
  const client = useQueryClient();
  const { user } = useAtWork();
  const form = useForm({
    schema,
    start: { name: user.name, language: user.language },
    send: async (body) => {
      client.setQueryData(whoAmI.queryKey, await call('updateMe', { body }));
      await speak(body.language);
      toast({ text: t('settings.saved') });
    },
  });
  return (
    <Page title={t('settings.account.title')} narrow>
      <Form {...form} act={t('settings.save')} onSubmit={form.submit}>
        <TextField label={t('settings.account.name')} autoComplete="name" {...form.field('name')} />
        <TextField
          label={t('settings.account.email')}
          hint={t('settings.account.emailHint')}
          value={user.email}
          isReadOnly
        />
        <Select<Language>
          label={t('settings.account.language')}
          value={form.values.language}
          choices={(Object.keys(languages) as Language[]).map((value) => ({
            value,
            label: languages[value],
          }))}
          onChange={(language) => form.set('language', language)}
        />
      </Form>
    </Page>
  );
}
