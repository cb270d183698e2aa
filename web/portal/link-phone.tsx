import { type FormEvent, useState } from 'react';
import { call, type Reply } from '../api/call.ts';
import type { Business } from './app.tsx';
import { CodeForm } from './code-form.tsx';
import { Fault } from './parts.tsx';
import { PhoneFields, usePhone } from './phone-fields.tsx';
import { useAct } from '../api/use-act.ts';
import { useWords } from './words.ts';

interface LinkPhoneProps {
  business: Business;
  onLinked: (status: Reply<'getVipStatus'>) => void;
}

/** Takes a number, sends a code there, and links whoever has the code to the record with that number. */
export function LinkPhone({ business, onLinked }: LinkPhoneProps) {
  const { t } = useWords();
  const phone = usePhone(business);
  const [isSent, setSent] = useState(false);
  const act = useAct();
  const body = { phoneNumber: phone.number, way: phone.way };
  const send = (event: FormEvent) => {
    event.preventDefault();
    void act.run(async () => {
      const answer = await call('linkAccount', { body });
      if (answer.codeExpiresAt === null) onLinked(answer);
      else setSent(true);
    });
  };
  if (isSent)
    return (
      <CodeForm
        to={phone.number}
        act={t('confirm')}
        onCode={async (code) => onLinked(await call('linkAccount', { body: { ...body, code } }))}
        onAgain={async () => call('linkAccount', { body })}
        cancel={t('cancel')}
        onCancel={() => setSent(false)}
      />
    );
  return (
    <form onSubmit={send}>
      <PhoneFields phone={phone} fault={act.fault} />
      <Fault of={phone.isAtFault(act.fault) ? undefined : act.fault} />
      <button type="submit" className="main" disabled={act.isBusy}>
        {t('sendCode')}
      </button>
    </form>
  );
}
