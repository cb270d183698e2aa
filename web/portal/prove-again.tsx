import { useState } from 'react';
import { call, type Input } from '../api/call.ts';
import { CodeForm } from './code-form.tsx';
import { Fault, Waiting } from './parts.tsx';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { useWords } from './words.ts';

/** A code, and where it went. */
export type Proof = NonNullable<NonNullable<Input<'removeOwnWay'>['body']>['proof']>;

interface ProveAgainProps {
  slug: string;
  onProof: (proof: Proof) => Promise<void>;
  onCancel: () => void;
}

/** Who signed in a while ago proves once more that it is they: by a code to what they proved before, or by signing in again. */
export function ProveAgain({ slug, onProof, onCancel }: ProveAgainProps) {
  const { t } = useWords();
  const params = { slug };
  const { data, fault, again } = useRead('getOwnRecord', { params });
  const [to, setTo] = useState<{ email: string } | { phone: string }>();
  const act = useAct();
  if (data === undefined) return <Waiting fault={fault} again={again} />;
  if (to !== undefined)
    return (
      <CodeForm
        to={'email' in to ? to.email : to.phone}
        act={t('remove')}
        onCode={async (code) => onProof({ ...to, code })}
        cancel={t('cancel')}
        onCancel={onCancel}
      />
    );
  const proved = data.contacts.filter(({ verifiedAt }) => verifiedAt !== null);
  const send = async (kind: 'email' | 'phone', value: string) => {
    if (kind === 'email') await call('requestEmailCode', { params, body: { email: value } });
    else await call('requestPhoneCode', { params, body: { phone: value } });
    setTo(kind === 'email' ? { email: value } : { phone: value });
  };
  return (
    <div className="prove">
      <p>{t(proved.length === 0 ? 'noneProved' : 'proveHere')}</p>
      <div className="acts">
        {proved.map(({ id, kind, value }) =>
          kind === 'email' || kind === 'phone' ? (
            <button
              key={id}
              type="button"
              disabled={act.isBusy}
              onClick={() => void act.run(async () => send(kind, value))}
            >
              {t('sendCodeTo', { to: value })}
            </button>
          ) : null,
        )}
        {proved.length === 0 && (
          <button
            type="button"
            onClick={() =>
              void call('signOutOfPortal', { params }).finally(() => location.reload())
            }
          >
            {t('signInAgain')}
          </button>
        )}
        <button type="button" onClick={onCancel}>
          {t('cancel')}
        </button>
      </div>
      <Fault of={act.fault} />
    </div>
  );
}
