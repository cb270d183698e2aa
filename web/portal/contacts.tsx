import { type FormEvent, useState } from 'react';
import type { OwnRecord } from '#contract/portal';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { CodeForm } from './code-form.tsx';
import type { RecordPart } from './details.tsx';
import { Fault, Field, Section } from './parts.tsx';
import { type Act, useAct } from '../api/use-act.ts';
import { useWords } from './words.ts';

/** Addresses to be written to; a new one counts once the code that went there was given. */
export function Emails(part: RecordPart) {
  const { t } = useWords();
  return (
    <Section title={t('emails')}>
      <ContactList {...part} kind="email" none={t('noEmails')} />
      <AddEmail {...part} />
    </Section>
  );
}

/** Numbers to be called at. */
export function Phones(part: RecordPart) {
  const { t } = useWords();
  return (
    <Section title={t('phones')}>
      <ContactList {...part} kind="phone" none={t('noPhones')} />
      <AddPhone {...part} />
    </Section>
  );
}

type Contact = OwnRecord['contacts'][number];

function ContactList({
  slug,
  phoneWays,
  record,
  onChanged,
  kind,
  none,
}: RecordPart & { kind: Contact['kind']; none: string }) {
  const act = useAct();
  const shown = record.contacts.filter((one) => one.kind === kind);
  const change = (body: { removeIdentifiers?: string[]; primaryIdentifiers?: string[] }) =>
    void act.run(async () =>
      onChanged(
        await call('updateOwnRecord', {
          params: { slug },
          body: { version: record.version, ...body },
        }),
      ),
    );
  if (shown.length === 0) return <p className="soft">{none}</p>;
  return (
    <>
      <ul className="list">
        {shown.map((one) => (
          <ContactLine
            key={one.id}
            contact={one}
            act={act}
            prove={one.kind === 'phone' && phoneWays.length > 0}
            slug={slug}
            onChanged={onChanged}
            onFirst={() => change({ primaryIdentifiers: [one.id] })}
            onRemove={() => change({ removeIdentifiers: [one.id] })}
          />
        ))}
      </ul>
      <Fault of={act.fault} />
    </>
  );
}

interface ContactLineProps extends Pick<RecordPart, 'slug' | 'onChanged'> {
  contact: Contact;
  act: Act;
  /** Whether a code can go there. */
  prove: boolean;
  onFirst: () => void;
  onRemove: () => void;
}

function ContactLine(props: ContactLineProps) {
  const { contact, act, prove, slug, onChanged, onFirst, onRemove } = props;
  const { t } = useWords();
  const [isProving, setProving] = useState(false);
  const { value, verifiedAt, primary } = contact;
  const states = [t(verifiedAt === null ? 'unconfirmed' : 'confirmed'), primary && t('first')];
  const params = { slug };
  const send = () =>
    void act.run(async () => {
      await call('requestPhoneCode', { params, body: { phone: value } });
      setProving(true);
    });
  return (
    <li>
      <div>
        <p className="value">{value}</p>
        <p className="soft">{states.filter(Boolean).join(' · ')}</p>
      </div>
      <div className="acts">
        {prove && verifiedAt === null && !isProving && (
          <button
            type="button"
            disabled={act.isBusy}
            onClick={send}
            aria-label={t('confirmOf', { value })}
          >
            {t('confirm')}
          </button>
        )}
        {!primary && (
          <button
            type="button"
            disabled={act.isBusy}
            onClick={onFirst}
            aria-label={t('putFirstOf', { value })}
          >
            {t('putFirst')}
          </button>
        )}
        <button
          type="button"
          disabled={act.isBusy}
          onClick={onRemove}
          aria-label={t('removeOf', { value })}
        >
          {t('remove')}
        </button>
      </div>
      {isProving && (
        <CodeForm
          to={value}
          act={t('confirm')}
          cancel={t('cancel')}
          onCancel={() => setProving(false)}
          onCode={async (code) => {
            onChanged(await call('addOwnPhone', { params, body: { phone: value, code } }));
            setProving(false);
          }}
        />
      )}
    </li>
  );
}

function AddEmail({ slug, onChanged }: RecordPart) {
  const { t } = useWords();
  const [step, setStep] = useState<'closed' | 'address' | 'code'>('closed');
  const [email, setEmail] = useState('');
  const act = useAct();
  const params = { slug };
  const close = () => {
    setStep('closed');
    setEmail('');
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    void act.run(async () => {
      await call('requestEmailCode', { params, body: { email } });
      setStep('code');
    });
  };
  if (step === 'closed')
    return (
      <button type="button" onClick={() => setStep('address')}>
        {t('addEmail')}
      </button>
    );
  if (step === 'code')
    return (
      <CodeForm
        to={email}
        act={t('confirm')}
        cancel={t('cancel')}
        onCancel={close}
        onCode={async (code) => {
          onChanged(await call('addOwnEmail', { params, body: { email, code } }));
          close();
        }}
      />
    );
  return (
    <form onSubmit={send}>
      <Field
        label={t('email')}
        type="email"
        autoComplete="email"
        required
        maxLength={254}
        value={email}
        onChange={setEmail}
      />
      <Fault of={act.fault} />
      <div className="acts">
        <button type="submit" className="main" disabled={act.isBusy}>
          {t('sendCode')}
        </button>
        <button type="button" onClick={close}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}

function AddPhone({ slug, record, onChanged }: RecordPart) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [phone, setPhone] = useState('');
  const act = useAct();
  const add = (event: FormEvent) => {
    event.preventDefault();
    void act.run(async () => {
      const body = { version: record.version, addPhones: [phone] };
      onChanged(await call('updateOwnRecord', { params: { slug }, body }));
      setOpen(false);
      setPhone('');
    });
  };
  if (!isOpen)
    return (
      <button type="button" onClick={() => setOpen(true)}>
        {t('addPhone')}
      </button>
    );
  const isNone = act.fault instanceof Problem && act.fault.code === 'invalid_input';
  return (
    <form onSubmit={add}>
      <Field
        label={t('phone')}
        type="tel"
        autoComplete="tel"
        required
        maxLength={40}
        value={phone}
        onChange={setPhone}
        error={isNone ? t('notANumber') : undefined}
      />
      {!isNone && <Fault of={act.fault} />}
      <div className="acts">
        <button type="submit" className="main" disabled={act.isBusy}>
          {t('add')}
        </button>
        <button type="button" onClick={() => setOpen(false)}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
