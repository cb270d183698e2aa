import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { households } from '#contract/households';
import { call, type Reply } from '../../api/call.ts';
import { read, readAgain } from '../../api/query.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogBody } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { Form } from '../form/form.tsx';
import { useForm } from '../form/use-form.ts';
import { useAct } from '../settings/use-act.ts';
import styles from './about.module.css';
import type { HouseholdAct } from './household.tsx';

interface HouseholdWindowProps {
  customer: string;
  name: string;
  household: NonNullable<Reply<'getHousehold'>['household']> | undefined;
  act: HouseholdAct;
  onClose: () => void;
}

/** Makes or renames a household, adds somebody, or says what a member is in it. */
export function HouseholdWindow(props: HouseholdWindowProps) {
  const { t } = useWords();
  const { household, act, onClose } = props;
  const title =
    typeof act === 'string' ? t(`customer.household.${act}`) : t('customer.household.sayRole');
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <DialogBody>
        {act === 'add' && household ? (
          <AddMember household={household.id} onClose={onClose} />
        ) : typeof act === 'string' ? (
          <NameForm {...props} />
        ) : (
          <RoleForm {...props} member={act} />
        )}
      </DialogBody>
    </Dialog>
  );
}

function useDone(onClose: () => void) {
  const { t } = useWords();
  const client = useQueryClient();
  return async () => {
    await readAgain(client, 'getHousehold', 'getTimeline');
    toast({ text: t('forms.saved') });
    onClose();
  };
}

function NameForm({ customer, name, household, onClose }: HouseholdWindowProps) {
  const { t } = useWords();
  const done = useDone(onClose);
  const form = useForm({
    schema: households.renameHousehold.body,
    start: { name: household?.name ?? t('customer.household.called', { name }).slice(0, 120) },
    send: async (body) => {
      if (household) await call('renameHousehold', { params: { id: household.id }, body });
      else await call('createHousehold', { body: { ...body, members: [{ customer }] } });
      await done();
    },
  });
  return (
    <Form {...form} act={t('customer.household.save')} onSubmit={form.submit}>
      <TextField label={t('customer.household.name')} autoFocus {...form.field('name')} />
    </Form>
  );
}

interface RoleFormProps extends HouseholdWindowProps {
  member: { readonly customer: string; readonly role: string | null };
}

function RoleForm({ household, member, onClose }: RoleFormProps) {
  const { t } = useWords();
  const done = useDone(onClose);
  const form = useForm({
    schema: households.setHouseholdMember.body,
    start: { role: member.role },
    send: async (body) => {
      const params = { id: household?.id ?? '', customer: member.customer };
      await call('setHouseholdMember', { params, body });
      await done();
    },
  });
  return (
    <Form {...form} act={t('customer.household.save')} onSubmit={form.submit}>
      <TextField
        label={t('customer.household.role')}
        hint={t('customer.household.roleHint')}
        autoFocus
        {...form.field('role')}
        onChange={(role) => form.set('role', role === '' ? null : role)}
      />
    </Form>
  );
}

/** Looks somebody up by name, number or address and adds them. */
function AddMember({ household, onClose }: { household: string; onClose: () => void }) {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const found = useQuery({
    ...read('listCustomers', { query: { q, limit: 8 } }),
    enabled: q.trim() !== '',
  });
  const add = useAct('setHouseholdMember', 'getHousehold', 'getTimeline');
  return (
    <>
      <TextField
        label={t('customers.search')}
        hint={t('customers.searchHint')}
        autoFocus
        value={q}
        onChange={setQ}
      />
      <ul className={styles['rows']}>
        {found.data?.rows.map(({ id, name, email, phone }) => (
          <li key={id} className={styles['row']}>
            <div className={styles['words']}>
              <span>{name === '' ? t('customers.noName') : name}</span>
              <p className={styles['soft']}>{[phone, email].filter(Boolean).join(' · ')}</p>
            </div>
            <Button
              aria-label={t('customer.household.togetherWith', { name })}
              onPress={() =>
                add.act(
                  { params: { id: household, customer: id }, body: { role: null } },
                  t('customer.household.added', { name }),
                  onClose,
                )
              }
            >
              {t('customer.household.together')}
            </Button>
          </li>
        ))}
      </ul>
      {found.data?.rows.length === 0 && (
        <p className={styles['soft']}>{t('customers.noneFound')}</p>
      )}
    </>
  );
}
