import { useQueryClient } from '@tanstack/react-query';
import { packageOperations } from '#contract/booking/packages';
import { call } from '../../../api/call.ts';
import { readAgain } from '../../../api/query.ts';
import { Dialog, DialogBody } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast.tsx';
import { useWords } from '../../../words/index.ts';
import { Form } from '../../form/form.tsx';
import { useForm } from '../../form/use-form.ts';
import { useAtWork } from '../../session.ts';
import { KindAmount } from './kind-amount.tsx';
import { KindTerms } from './kind-terms.tsx';
import type { Kind } from './part.tsx';

interface KindWindowProps {
  /** Absent: a new one is made. */
  kind: Kind | undefined;
  onClose: () => void;
}

/** Adds or changes a kind of package. */
export function KindWindow({ kind, onClose }: KindWindowProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const { business } = useAtWork();
  const form = useForm({
    schema: packageOperations.createPackageKind.body,
    start: {
      name: kind?.name ?? '',
      description: kind?.description ?? '',
      unit: kind?.unit ?? 'minutes',
      amount: kind === undefined ? 600 : kind.amount,
      priceMinor: kind?.price.minor ?? '0',
      validDays: kind === undefined ? 180 : kind.validDays,
      starts: kind?.starts ?? 'first_use',
      isShared: kind?.isShared ?? false,
      services: kind?.services.map(({ id }) => id) ?? [],
    },
    ...(kind === undefined && { keep: 'package' }),
    fieldOf: { name_taken: 'name' },
    send: async (body) => {
      if (kind === undefined) await call('createPackageKind', { body });
      else await call('updatePackageKind', { params: { id: kind.id }, body });
      await readAgain(client, 'listPackageKinds');
      toast({ text: t('settings.saved') });
      onClose();
    },
  });
  const words = t(kind === undefined ? 'packages.add' : 'packages.edit');
  const { values, set } = form;
  return (
    <Dialog title={words} isOpen onClose={onClose}>
      <DialogBody>
        <Form
          {...form}
          act={kind === undefined ? words : t('settings.save')}
          onSubmit={form.submit}
        >
          <TextField label={t('packages.name')} autoFocus {...form.field('name')} />
          <TextField
            label={t('packages.description')}
            optional={t('forms.optional')}
            rows={2}
            {...form.field('description')}
          />
          <KindAmount
            values={values}
            currency={kind?.price.currency ?? business.currency}
            error={form.errorOf('amount')}
            onChange={set}
          />
          <KindTerms values={values} onChange={set} />
        </Form>
      </DialogBody>
    </Dialog>
  );
}
