import { type FormEvent, useState } from 'react';
import { call } from '../api/call.ts';
import type { RecordPart } from './details.tsx';
import { Fault, Field, Section } from './parts.tsx';
import { useAct } from '../api/use-act.ts';
import { useWords } from './words.ts';

const empty = { line1: '', line2: '', postcode: '', city: '' };
type Written = typeof empty;

/** Where somebody lives or is delivered to. */
export function Addresses({ slug, record, onChanged }: RecordPart) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const act = useAct();
  const { version, addresses } = record;
  const change = (body: { removeAddresses?: string[]; addAddresses?: Partial<Written>[] }) =>
    act.run(async () =>
      onChanged(await call('updateOwnRecord', { params: { slug }, body: { version, ...body } })),
    );
  return (
    <Section title={t('addresses')}>
      {addresses.length === 0 && <p className="soft">{t('noAddresses')}</p>}
      <ul className="list">
        {addresses.map(({ id, line1, line2, postcode, city, region }) => {
          const value = [line1, line2, `${postcode} ${city}`.trim(), region]
            .filter((part) => part !== '')
            .join(', ');
          return (
            <li key={id}>
              <p className="value">{value}</p>
              <div className="acts">
                <button
                  type="button"
                  disabled={act.isBusy}
                  aria-label={t('removeOf', { value })}
                  onClick={() => void change({ removeAddresses: [id] })}
                >
                  {t('remove')}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      <Fault of={act.fault} />
      {isOpen ? (
        <AddAddress
          isBusy={act.isBusy}
          onCancel={() => setOpen(false)}
          onAdd={(written) =>
            void change({ addAddresses: [written] }).then((done) => setOpen(!done))
          }
        />
      ) : (
        <button type="button" onClick={() => setOpen(true)}>
          {t('addAddress')}
        </button>
      )}
    </Section>
  );
}

interface AddAddressProps {
  isBusy: boolean;
  onAdd: (written: Partial<Written>) => void;
  onCancel: () => void;
}

function AddAddress({ isBusy, onAdd, onCancel }: AddAddressProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(empty);
  const [isAsked, setAsked] = useState(false);
  const filled = Object.entries(typed).filter(([, value]) => value.trim() !== '');
  const says = typed.line1.trim() + typed.city.trim() + typed.postcode.trim() !== '';
  const add = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (says) onAdd(Object.fromEntries(filled));
  };
  const field = (name: keyof Written) => ({
    value: typed[name],
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
  });
  return (
    <form onSubmit={add}>
      <Field
        label={t('street')}
        autoComplete="address-line1"
        maxLength={200}
        error={isAsked && !says ? t('needsPlace') : undefined}
        {...field('line1')}
      />
      <Field
        label={t('street2')}
        autoComplete="address-line2"
        maxLength={200}
        {...field('line2')}
      />
      <Field
        label={t('postcode')}
        autoComplete="postal-code"
        maxLength={20}
        {...field('postcode')}
      />
      <Field label={t('city')} autoComplete="address-level2" maxLength={100} {...field('city')} />
      <div className="acts">
        <button type="submit" className="main" disabled={isBusy}>
          {t('add')}
        </button>
        <button type="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
