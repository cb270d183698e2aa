import { call } from '../api/call.ts';
import { Fault, Section, Waiting } from './parts.tsx';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { useWords } from './words.ts';

/** Where somebody is signed in; each can be ended at once. */
export function Sessions({ slug, onSignedOut }: { slug: string; onSignedOut: () => void }) {
  const { t, moment } = useWords();
  const params = { slug };
  const { data, fault, again } = useRead('listPortalSessions', { params });
  const act = useAct();
  if (data === undefined) return <Waiting fault={fault} again={again} />;
  const end = (id: string, isHere: boolean) =>
    void act.run(async () => {
      await call('revokePortalSession', { params: { slug, id } });
      if (isHere) onSignedOut();
      else again();
    });
  return (
    <Section title={t('devices')}>
      <p className="soft">{t('sessionsWhy')}</p>
      <ul className="list">
        {data.rows.map(({ id, current, agent, address, lastSeenAt }) => {
          const device = deviceOf(agent) ?? t('unknownDevice');
          const date = moment(lastSeenAt);
          const facts = [current && t('thisDevice'), t('lastUsed', { date }), address];
          return (
            <li key={id}>
              <div>
                <p className="value">{device}</p>
                <p className="soft">{facts.filter(Boolean).join(' · ')}</p>
              </div>
              <div className="acts">
                <button
                  type="button"
                  disabled={act.isBusy}
                  aria-label={t('endOf', { device, date })}
                  onClick={() => end(id, current)}
                >
                  {t('end')}
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      <Fault of={act.fault} />
    </Section>
  );
}

const browsers = ['Edg', 'OPR', 'SamsungBrowser', 'Firefox', 'Chrome', 'Safari'] as const;
const names: Partial<Record<(typeof browsers)[number], string>> = {
  Edg: 'Edge',
  OPR: 'Opera',
  SamsungBrowser: 'Samsung Internet',
};
const systems = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac OS', 'Linux'];

/** What a browser says of itself, in the words people have for it. */
function deviceOf(agent: string | null): string | undefined {
  const browser = browsers.find((name) => agent?.includes(`${name}/`));
  const system = systems.find((name) => agent?.includes(name));
  const known = [browser && (names[browser] ?? browser), system].filter(Boolean);
  return known.length === 0 ? undefined : known.join(', ');
}
