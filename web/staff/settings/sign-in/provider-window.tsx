import { useQueryClient } from '@tanstack/react-query';
import { providerKinds, signInProviderOperations } from '#contract/access/sign-in-providers';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { Select } from '../../../ui/select.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import type { Provider } from './part.tsx';

interface ProviderWindowProps {
  /** What there is already: but for OpenID Connect, each kind once. */
  taken: readonly Provider[];
  /** Absent: a new one is added. */
  provider?: Provider;
  onClose: () => void;
}

/** Adds a service by which customers may sign in, or changes how it knows the business. */
export function ProviderWindow({ taken, provider, onClose }: ProviderWindowProps) {
  return provider === undefined ? (
    <AddProvider taken={taken} onClose={onClose} />
  ) : (
    <EditProvider provider={provider} onClose={onClose} />
  );
}

function AddProvider({ taken, onClose }: Omit<ProviderWindowProps, 'provider'>) {
  const { t } = useWords();
  const client = useQueryClient();
  const free = providerKinds.filter(
    (kind) => kind === 'oidc' || !taken.some((one) => one.kind === kind),
  );
  const first = free[0] ?? 'oidc';
  const form = useForm({
    schema: signInProviderOperations.addSignInProvider.body,
    start: {
      kind: first,
      name: t(`settings.signIn.kinds.${first}`),
      issuer: null as string | null,
      clientId: '',
      clientSecret: '',
    },
    fieldOf: { name_taken: 'kind' },
    send: async (body) => {
      const { id } = await call('addSignInProvider', { body });
      await call('updateSignInProvider', { params: { id }, body: { on: true } });
      await readAgain(client, 'listSignInProviders');
      onClose();
      toast({ text: t('settings.signIn.switchedOn', { name: body.name }) });
    },
  });
  const { kind } = form.values;
  return (
    <Dialog title={t('settings.signIn.add')} isOpen onClose={onClose}>
      <DialogBody>
        <Form {...form} act={t('settings.signIn.add')} onSubmit={form.submit}>
          <Select
            label={t('settings.signIn.service')}
            value={kind}
            error={form.errorOf('kind')}
            choices={free.map((value) => ({ value, label: t(`settings.signIn.kinds.${value}`) }))}
            onChange={(next) => {
              form.set('kind', next);
              form.set('name', t(`settings.signIn.kinds.${next}`));
              form.set('issuer', next === 'oidc' ? 'https://' : null);
            }}
          />
          <TextField label={t('settings.signIn.name')} autoComplete="off" {...form.field('name')} />
          {kind === 'oidc' && (
            <TextField
              label={t('settings.signIn.issuer')}
              hint={t('settings.signIn.issuerHint')}
              autoComplete="off"
              {...form.field('issuer')}
            />
          )}
          <TextField
            label={t('settings.signIn.clientId')}
            hint={t(`settings.signIn.clientIdHints.${kind}`)}
            autoComplete="off"
            {...form.field('clientId')}
          />
          <TextField
            label={t('settings.signIn.clientSecret')}
            hint={t('settings.signIn.secretHint')}
            type="password"
            autoComplete="new-password"
            {...form.field('clientSecret')}
          />
        </Form>
      </DialogBody>
    </Dialog>
  );
}

function EditProvider({ provider, onClose }: { provider: Provider; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { id, kind, name, clientId } = provider;
  const form = useForm({
    schema: signInProviderOperations.updateSignInProvider.body,
    start: { name, clientId, clientSecret: undefined as string | undefined },
    send: async (body) => {
      await call('updateSignInProvider', { params: { id }, body });
      await readAgain(client, 'listSignInProviders');
      onClose();
      toast({ text: t('settings.saved') });
    },
  });
  return (
    <Dialog title={t('settings.signIn.edit')} isOpen onClose={onClose}>
      <DialogBody>
        <Form {...form} act={t('settings.save')} onSubmit={form.submit}>
          <TextField label={t('settings.signIn.name')} autoComplete="off" {...form.field('name')} />
          <TextField
            label={t('settings.signIn.clientId')}
            hint={t(`settings.signIn.clientIdHints.${kind}`)}
            autoComplete="off"
            {...form.field('clientId')}
          />
          <TextField
            label={t('settings.signIn.clientSecret')}
            hint={t('settings.signIn.secretKept')}
            type="password"
            autoComplete="new-password"
            {...form.field('clientSecret')}
          />
        </Form>
      </DialogBody>
    </Dialog>
  );
}
