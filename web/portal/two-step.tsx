import { lazy, Suspense, useState } from 'react';
import { call, type Reply } from '../api/call.ts';
import type { Business } from './app.tsx';
import { CodeForm } from './code-form.tsx';
import { Fault, Section, Waiting } from './parts.tsx';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { useWords } from './words.ts';

const Qr = lazy(async () => ({ default: (await import('../ui/qr-code.tsx')).QrCode }));

/** A second factor: whether it is on, and turning it on or off. */
export function TwoStep({ business }: { business: Business }) {
  const { t } = useWords();
  const params = { slug: business.slug };
  const me = useRead('getPortalMe', { params });
  const isOn = me.data?.state === 'signed_in' && me.data.secondFactor;
  return (
    <Section title={t('twoStep')}>
      {me.data === undefined ? (
        <Waiting fault={me.fault} again={me.again} />
      ) : isOn ? (
        <On business={business} onOff={me.again} />
      ) : (
        <Off slug={business.slug} onOn={me.again} />
      )}
    </Section>
  );
}

function On({ business: { slug, name }, onOff }: { business: Business; onOff: () => void }) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <p>{t('twoStepOn')}</p>
      <p className="soft">{t('lostFactor', { business: name })}</p>
      {isAsking ? (
        <CodeForm
          label={t('enterFactor')}
          act={t('turnOff')}
          onCode={async (code) => {
            await call('removeOwnTotp', { params: { slug }, body: { code } });
            onOff();
          }}
          cancel={t('cancel')}
          onCancel={() => setAsking(false)}
        />
      ) : (
        <button type="button" onClick={() => setAsking(true)}>
          {t('turnOff')}
        </button>
      )}
    </>
  );
}

function Off({ slug, onOn }: { slug: string; onOn: () => void }) {
  const { t } = useWords();
  const [begun, setBegun] = useState<Reply<'startOwnTotp'>>();
  const act = useAct();
  const params = { slug };
  if (begun === undefined)
    return (
      <>
        <p className="soft">{t('twoStepOff')}</p>
        <button
          type="button"
          disabled={act.isBusy}
          onClick={() => void act.run(async () => setBegun(await call('startOwnTotp', { params })))}
        >
          {t('turnOn')}
        </button>
        <Fault of={act.fault} />
      </>
    );
  return (
    <CodeForm
      label={t('enterFactor')}
      act={t('turnOn')}
      onCode={async (code) => {
        await call('confirmOwnTotp', { params, body: { code } });
        onOn();
      }}
      cancel={t('cancel')}
      onCancel={() => setBegun(undefined)}
    >
      <p>{t('scan')}</p>
      <Suspense fallback={null}>
        <Qr text={begun.uri} label={t('qrOf')} />
      </Suspense>
      <a href={begun.uri}>{t('openAuthenticator')}</a>
      <p className="soft secret">{t('secretKey', { secret: begun.secret })}</p>
    </CodeForm>
  );
}
