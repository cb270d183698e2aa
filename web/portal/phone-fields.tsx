import { useState } from 'react';
import type { Reply } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import type { Business } from './app.tsx';
import { Field } from './parts.tsx';
import { useWords } from './words.ts';

type Way = Reply<'getPortal'>['phoneWays'][number];

/** A telephone that a code is to go to. */
export interface Phone {
  readonly number: string;
  readonly setNumber: (number: string) => void;
  readonly way: Way | undefined;
  readonly setWay: (way: Way) => void;
  readonly ways: readonly Way[];
  /** Whether what was typed is no number. */
  readonly isAtFault: (fault: unknown) => boolean;
}

/** Keeps a number and the way by which codes go there: the business's usual one, until another is chosen. */
export function usePhone({ phoneWays: ways }: Pick<Business, 'phoneWays'>): Phone {
  const [number, setNumber] = useState('');
  const [way, setWay] = useState(ways[0]);
  const isAtFault = (fault: unknown) => fault instanceof Problem && fault.code === 'invalid_input';
  return { number, setNumber, way, setWay, ways, isAtFault };
}

/** A number, and, where there is a choice, the way by which a code goes there. */
export function PhoneFields({ phone, fault }: { phone: Phone; fault: unknown }) {
  const { t } = useWords();
  const names = { sms: t('channelSms'), whatsapp: t('channelWhatsapp') };
  return (
    <>
      <Field
        label={t('phone')}
        type="tel"
        autoComplete="tel"
        required
        maxLength={40}
        value={phone.number}
        onChange={phone.setNumber}
        error={phone.isAtFault(fault) ? t('notANumber') : undefined}
      />
      {phone.ways.length > 1 && (
        <label className="field">
          <span>{t('sendBy')}</span>
          <select value={phone.way} onChange={(event) => phone.setWay(event.target.value as Way)}>
            {phone.ways.map((way) => (
              <option key={way} value={way}>
                {names[way]}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}
