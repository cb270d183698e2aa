import type { CustomerRecord } from '#contract/customer';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { nameOf } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { Form, Pair } from '../form/form.tsx';
import { AddressEdit } from './address-edit.tsx';
import type { Text } from './change.ts';
import { MineOrTheirs } from './mine-or-theirs.tsx';
import { OwnFields } from './own-fields.tsx';
import { TagChoice } from './tag-choice.tsx';
import { useEdit } from './use-edit.ts';

const spokenLanguages = ['en', 'th', 'fr'] as const;

interface EditCustomerProps {
  customer: CustomerRecord;
  onClose: () => void;
}

/** Changes what is known of a customer. Where somebody else was faster, both values are shown to choose from. */
export function EditCustomer({ customer, onClose }: EditCustomerProps) {
  const { t } = useWords();
  const { form, added, differing, takeTheirs, addresses, setAddresses } = useEdit(
    customer,
    onClose,
  );
  const field = (name: Text) => ({
    ...form.field(name),
    onChange: (value: string) => form.set(name, value === '' ? null : value),
  });
  return (
    <Dialog title={t('customer.editTitle')} isOpen onClose={onClose} width="wide">
      <DialogBody>
        <Form {...form} act={t('customer.save')} onSubmit={form.submit}>
          {differing.length > 0 && <MineOrTheirs differing={differing} onTheirs={takeTheirs} />}
          <Pair>
            <TextField label={t('customer.givenName')} autoFocus {...field('givenName')} />
            <TextField label={t('customer.familyName')} {...field('familyName')} />
          </Pair>
          <Pair>
            <TextField label={t('customer.fullName')} {...field('fullName')} />
            <Select
              label={t('customer.language')}
              value={form.values.language ?? ''}
              error={form.errorOf('language')}
              choices={[
                { value: '', label: '–' },
                ...spokenLanguages.map((value) => ({ value, label: nameOf('language', value) })),
              ]}
              onChange={(value) => form.set('language', value === '' ? null : value)}
            />
          </Pair>
          <Pair>
            <TextField label={t('customer.company')} {...field('company')} />
            <TextField label={t('customer.birthDate')} type="date" {...field('birthDate')} />
          </Pair>
          <Pair>
            <TextField label={t('customer.addEmail')} type="email" {...added('email')} />
            <TextField label={t('customer.addPhone')} type="tel" {...added('phone')} />
          </Pair>
          <OwnFields
            values={form.values.values ?? {}}
            errorOf={(key) => form.errorOf(`values.${key}`)}
            onChange={(key, value) => form.set(`values.${key}`, value)}
          />
          <AddressEdit
            known={customer.addresses}
            value={addresses}
            errorOf={form.errorOf}
            onChange={setAddresses}
          />
          <TextField label={t('customer.note')} rows={3} {...field('note')} />
          <TagChoice chosen={form.values.tags ?? []} onChange={(tags) => form.set('tags', tags)} />
        </Form>
      </DialogBody>
    </Dialog>
  );
}
