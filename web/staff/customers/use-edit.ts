import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CustomerRecord } from '#contract/customer';
import { customerChange } from '#contract/identity';
import { call } from '../../api/call.ts';
import { Problem } from '../../api/problem.ts';
import { readAgain } from '../../api/query.ts';
import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import { useForm } from '../form/use-form.ts';
import { addressChange, type Addresses } from './address-edit.tsx';
import { carryOver, changeOf, type Differing, type Draft, draftOf } from './change.ts';
import { putBack } from './use-undoable.ts';

const schema = customerChange.pick({
  fullName: true,
  givenName: true,
  familyName: true,
  company: true,
  birthDate: true,
  language: true,
  note: true,
  tags: true,
  values: true,
});

type Kind = 'email' | 'phone';

const touched = ['getCustomer', 'getTimeline', 'listCustomers'] as const;

/** The form that changes a customer, and what becomes of it when somebody else was faster. */
export function useEdit(customer: CustomerRecord, onDone: () => void) {
  const { t } = useWords();
  const client = useQueryClient();
  const [base, setBase] = useState(customer);
  const [differing, setDiffering] = useState<Differing[]>([]);
  const [contacts, setContacts] = useState<Record<Kind, string>>({ email: '', phone: '' });
  const [addresses, setAddresses] = useState<Addresses>({ removed: [], added: {} });
  const sent = (['email', 'phone'] as const).filter((kind) => contacts[kind].trim() !== '');
  const form = useForm({
    schema,
    start: draftOf(customer),
    send: async () => {
      const addIdentifiers = sent.map((kind) => ({ kind, value: contacts[kind] }));
      const apart = { addIdentifiers, ...addressChange(addresses) };
      const { removeTags = [] } = changeOf(form.values, base);
      const clash = await save(form.values, base, apart);
      if (clash !== undefined) {
        form.replace(clash.draft);
        setDiffering(clash.differing);
        setBase(clash.fresh);
        return;
      }
      await readAgain(client, ...touched);
      const putTagsBack = async () =>
        call('updateCustomer', {
          params: { id: base.id },
          body: { version: base.version, addTags: removeTags },
        });
      toast({
        text: t('forms.saved'),
        ...(removeTags.length > 0 && {
          act: {
            words: t('customer.putTagsBack'),
            run: () => void putBack(client, putTagsBack, touched),
          },
        }),
      });
      onDone();
    },
  });
  const added = (kind: Kind) => ({
    value: contacts[kind],
    onChange: (value: string) => setContacts((before) => ({ ...before, [kind]: value })),
    error: form.errorOf(`addIdentifiers.${sent.indexOf(kind)}.value`),
  });
  const takeTheirs = ({ field, theirs }: Differing) => {
    form.set(field, theirs);
    setDiffering((before) => before.filter((one) => one.field !== field));
  };
  return { form, added, differing, takeTheirs, addresses, setAddresses };
}

/** What is added and removed one by one, whoever else did so meanwhile. */
type Apart = { addIdentifiers: { kind: Kind; value: string }[] } & ReturnType<typeof addressChange>;

/** Somebody else was faster once: their change is taken in and mine sent again. So often, before it is asked about. */
const mostTries = 3;

/** Saves a draft. @returns what both changed, to be chosen from; undefined when it was saved */
async function save(mine: Draft, before: CustomerRecord, apart: Apart) {
  let [draft, base] = [mine, before];
  for (let left = mostTries; ; left -= 1) {
    const body = { ...changeOf(draft, base), ...apart };
    try {
      await call('updateCustomer', { params: { id: base.id }, body });
      return undefined;
    } catch (fault) {
      if (!(fault instanceof Problem) || fault.code !== 'conflict' || left === 1) throw fault;
    }
    const fresh = await call('getCustomer', { params: { id: base.id } });
    const carried = carryOver(draft, base, fresh);
    if (carried.differing.length > 0) return { ...carried, fresh };
    [draft, base] = [carried.draft, fresh];
  }
}
