import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { FindCustomer } from '../customers/merging/find-customer.tsx';
import { Pair } from '../form/form.tsx';
import styles from './bookings.module.css';

/** Whose a booking is to be: somebody who is known, somebody who is named, or nobody by name. */
export interface Whose {
  readonly way: 'known' | 'new' | 'nameless';
  readonly customer: { readonly id: string; readonly name: string } | null;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

const someone: Whose = { way: 'known', customer: null, name: '', email: '', phone: '' };

/** What is said of whose a booking is. @param way where one begins */
export function useWhose(way: Whose['way']) {
  const [whose, setWhose] = useState<Whose>({ ...someone, way });
  const set = (part: Partial<Whose>) => setWhose({ ...whose, ...part });
  const { customer, name, email, phone } = whose;
  const isWhole =
    whose.way === 'nameless' || (whose.way === 'known' ? customer !== null : name.trim() !== '');
  const orNull = (text: string) => (text.trim() === '' ? null : text.trim());
  const person = { name: name.trim(), email: orNull(email), phone: orNull(phone), company: null };
  return {
    whose,
    set,
    isWhole,
    /** As the server takes it. */
    body: {
      customer: whose.way === 'known' ? (customer?.id ?? null) : null,
      person: whose.way === 'new' ? person : null,
    },
  };
}

interface WhoseFieldsProps {
  ways: readonly Whose['way'][];
  given: ReturnType<typeof useWhose>;
}

/** Finds a customer, or takes down somebody new: they are recognised where they are known after all. */
export function WhoseFields({ ways, given: { whose, set } }: WhoseFieldsProps) {
  const { t } = useWords();
  const labels = {
    known: t('bookings.knownPerson'),
    new: t('bookings.newPerson'),
    nameless: t('bookings.nameless'),
  };
  return (
    <div className={styles['whose']} role="group" aria-label={t('bookings.customer')}>
      <Segmented
        label={t('bookings.customer')}
        keys={ways.map((key) => ({ key, label: labels[key] }))}
        value={whose.way}
        onChange={(way) => set({ way })}
      />
      {whose.way === 'known' && <Known whose={whose} set={set} />}
      {whose.way === 'new' && <New whose={whose} set={set} />}
    </div>
  );
}

interface FieldsProps {
  whose: Whose;
  set: (part: Partial<Whose>) => void;
}

function Known({ whose: { customer }, set }: FieldsProps) {
  const { t } = useWords();
  if (customer === null)
    return (
      <FindCustomer
        without=""
        act={t('bookings.choose')}
        onChoose={({ id, name }) => set({ customer: { id, name } })}
      />
    );
  return (
    <div className={styles['line']}>
      <strong>{customer.name === '' ? t('customers.noName') : customer.name}</strong>
      <Button look="quiet" onPress={() => set({ customer: null })}>
        {t('bookings.change')}
      </Button>
    </div>
  );
}

function New({ whose: { name, email, phone }, set }: FieldsProps) {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t('bookings.name')}
        maxLength={200}
        autoFocus
        value={name}
        onChange={(name) => set({ name })}
      />
      <Pair>
        <TextField
          label={t('bookings.phone')}
          optional={t('forms.optional')}
          type="tel"
          maxLength={40}
          value={phone}
          onChange={(phone) => set({ phone })}
        />
        <TextField
          label={t('bookings.email')}
          optional={t('forms.optional')}
          type="email"
          maxLength={254}
          value={email}
          onChange={(email) => set({ email })}
        />
      </Pair>
    </>
  );
}
