import { type FormEvent, useRef, useState } from 'react';
import { Check, Field } from './parts.tsx';
import { QuestionField } from './question.tsx';
import { type Booker, rememberDetails, rememberedDetails } from './remembered.ts';
import type { Service } from './shown.ts';
import { type Amiss, amissIn, nothingTyped, type Typed } from './typed.ts';
import { useWords } from './words.ts';

interface Props {
  readonly service: Service;
  /** What the button says. */
  readonly act: string;
  /** Whether they may write something besides. */
  readonly hasNote?: boolean;
  readonly isBusy: boolean;
  /** Fields that the server found amiss. */
  readonly refused: ReadonlySet<string>;
  readonly onBook: (typed: Typed) => void;
}

/** Who books: typed once, and where wished known the next time, so that one press is left. */
export function Details({ service, act, hasNote = true, isBusy, refused, onBook }: Props) {
  const { t } = useWords();
  const [known, setKnown] = useState(rememberedDetails);
  const [typed, setTyped] = useState<Typed>({ ...nothingTyped, ...known });
  const [keeps, setKeeps] = useState(known !== undefined);
  const [amiss, setAmiss] = useState<ReadonlyMap<string, Amiss>>(new Map());
  const form = useRef<HTMLFormElement>(null);
  const put = (change: Partial<Typed>) => setTyped((now) => ({ ...now, ...change }));
  const errorOf = (name: string) => {
    const found = amiss.get(name);
    if (found !== undefined) return t(found);
    return refused.has(name) ? t(name === 'email' ? 'invalidEmail' : 'required') : undefined;
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const found = amissIn(typed, service);
    setAmiss(found);
    if (found.size > 0) {
      if (['name', 'email'].some((field) => found.has(field))) setKnown(undefined);
      // Once it is drawn.
      setTimeout(() => focusAmiss(form.current));
      return;
    }
    const { name, email, phone } = typed;
    rememberDetails(keeps ? { name, email, phone } : undefined);
    onBook(typed);
  };
  const forget = () => {
    rememberDetails(undefined);
    setKeeps(false);
    setKnown(undefined);
    setTyped(nothingTyped);
  };
  return (
    <form ref={form} noValidate onSubmit={send}>
      {known === undefined ? (
        <Person typed={typed} put={put} errorOf={errorOf} />
      ) : (
        <Known booker={known} onOther={() => setKnown(undefined)} onForget={forget} />
      )}
      <Questions of={service.questions} typed={typed} put={put} errorOf={errorOf} />
      {known === undefined && hasNote && (
        <Field
          label={t('note')}
          value={typed.note}
          onChange={(note) => put({ note })}
          isLong
          maxLength={5000}
        />
      )}
      <Trap value={typed.website} onChange={(website) => put({ website })} />
      {service.terms !== '' && (
        <Terms
          text={service.terms}
          isOn={typed.hasAccepted}
          onChange={(hasAccepted) => put({ hasAccepted })}
          error={errorOf('terms')}
        />
      )}
      {known === undefined && (
        <Check label={t('remember')} hint={t('rememberWhy')} isOn={keeps} onChange={setKeeps} />
      )}
      <button type="submit" className="main" disabled={isBusy} data-act="book">
        {isBusy ? t('booking') : act}
      </button>
    </form>
  );
}

/** Brings the keyboard to the first field that is amiss. */
function focusAmiss(form: HTMLFormElement | null): void {
  const first = form?.querySelector<HTMLElement>('[aria-invalid=true]');
  (first?.matches('fieldset') ? first.querySelector('input') : first)?.focus();
}

/** A field that people do not see: what fills it in is a program. */
function Trap({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <input
      className="trap"
      name="website"
      tabIndex={-1}
      autoComplete="off"
      aria-hidden="true"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface TermsProps {
  readonly text: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly error: string | undefined;
}

function Terms({ text, ...rest }: TermsProps) {
  const { t } = useWords();
  return (
    <Check
      {...rest}
      label={t('terms')}
      hint={
        <details>
          <summary>{t('readTerms')}</summary>
          <p className="terms">{text}</p>
        </details>
      }
    />
  );
}

interface PersonProps {
  readonly typed: Typed;
  readonly put: (change: Partial<Typed>) => void;
  readonly errorOf: (name: string) => string | undefined;
}

function Person({ typed, put, errorOf }: PersonProps) {
  const { t } = useWords();
  return (
    <>
      <Field
        label={t('name')}
        value={typed.name}
        onChange={(name) => put({ name })}
        autoComplete="name"
        maxLength={200}
        isRequired
        error={errorOf('name')}
      />
      <Field
        label={t('email')}
        value={typed.email}
        onChange={(email) => put({ email })}
        type="email"
        autoComplete="email"
        maxLength={254}
        isRequired={typed.phone === ''}
        error={errorOf('email')}
      />
      <Field
        label={t('phone')}
        value={typed.phone}
        onChange={(phone) => put({ phone })}
        type="tel"
        autoComplete="tel"
        maxLength={40}
        error={errorOf('phone')}
      />
    </>
  );
}

function Questions({ of, typed, put, errorOf }: PersonProps & { of: Service['questions'] }) {
  return of.map((question) => (
    <QuestionField
      key={question.id}
      of={question}
      value={typed.answers[question.id] ?? ''}
      onChange={(value) => put({ answers: { ...typed.answers, [question.id]: value } })}
      error={errorOf(question.id)}
    />
  ));
}

interface KnownProps {
  readonly booker: Booker;
  readonly onOther: () => void;
  readonly onForget: () => void;
}

function Known({ booker, onOther, onForget }: KnownProps) {
  const { t } = useWords();
  const { name, email, phone } = booker;
  return (
    <section className="known" aria-label={t('yourDetails')}>
      <p className="soft">{t('bookingAs')}</p>
      <p className="value">{name}</p>
      <p>{[email, phone].filter(Boolean).join(' · ')}</p>
      <p className="acts">
        <button type="button" className="plain" onClick={onOther}>
          {t('otherDetails')}
        </button>
        <button type="button" className="plain" onClick={onForget}>
          {t('forget')}
        </button>
      </p>
    </section>
  );
}
