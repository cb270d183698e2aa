import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerRecord } from '#contract/customer';
import { customerChange } from '#contract/identity';
import { call } from '../../api/call.ts';
import { Problem } from '../../api/problem.ts';
import { read, readAgain } from '../../api/query.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { Form, Pair } from '../form/form.tsx';
import { useForm } from '../form/use-form.ts';
import { changeOf, draftOf, differing } from './change.ts';
import styles from './customer.module.css';
import { MineOrTheirs } from './mine-or-theirs.tsx';

interface EditCustomerProps {
  customer: CustomerRecord;
  onClose: () => void;
}

/** Changes what is known of a customer. Where somebody else was faster, both values are shown to choose from. */
export function EditCustomer({ customer, onClose }: EditCustomerProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [base, setBase] = useState(customer);
  const [theirs, setTheirs] = useState<CustomerRecord>();
  const tags = useQuery(read('listTags', {}));
  const form = useForm({
    schema: customerChange.pick(shownFields),
    start: draftOf(customer),
    send: async () => {
      const body = changeOf(form.values, base);
      try {
        await call('updateCustomer', { params: { id: base.id }, body });
      } catch (fault) {
        if (!(fault instanceof Problem) || fault.code !== 'conflict') throw fault;
        const fresh = await call('getCustomer', { params: { id: base.id } });
        setBase(fresh);
        setTheirs(fresh);
        return;
      }
      await readAgain(client, 'getCustomer', 'getTimeline', 'listCustomers');
      toast({ text: t('settings.saved') });
      onClose();
    },
  });
  const chosen = new Set(form.values.tags);
  return (
    <Dialog title={t('customer.editTitle')} isOpen onClose={onClose} width="wide">
      <DialogBody>
        <Form {...form} act={t('customer.save')} onSubmit={form.submit}>
          {theirs && (
            <MineOrTheirs
              differing={differing(form.values, theirs)}
              onTheirs={(field, value) => form.set(field, value)}
            />
          )}
          <Pair>
            <TextField label={t('customer.givenName')} autoFocus {...form.field('givenName')} />
            <TextField label={t('customer.familyName')} {...form.field('familyName')} />
          </Pair>
          <Pair>
            <TextField label={t('customer.company')} {...form.field('company')} />
            <TextField label={t('customer.birthDate')} type="date" {...form.field('birthDate')} />
          </Pair>
          <TextField label={t('customer.note')} rows={3} {...form.field('note')} />
          {tags.data && tags.data.rows.length > 0 && (
            <fieldset>
              <legend className={styles['soft']}>{t('customers.tags')}</legend>
              {tags.data.rows.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  isSelected={chosen.has(id)}
                  onChange={(on) =>
                    form.set('tags', on ? [...chosen, id] : [...chosen].filter((one) => one !== id))
                  }
                >
                  {name}
                </Checkbox>
              ))}
            </fieldset>
          )}
        </Form>
      </DialogBody>
    </Dialog>
  );
}

const shownFields = {
  givenName: true,
  familyName: true,
  company: true,
  birthDate: true,
  note: true,
  tags: true,
} as const;
