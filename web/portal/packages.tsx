import type { Reply } from '../api/call.ts';
import { useRead } from '../api/use-read.ts';
import type { Business } from './app.tsx';
import { Section, Waiting } from './parts.tsx';
import { useWords } from './words.ts';

type Package = Reply<'listOwnPackages'>['rows'][number];

/** Hours and visits that are paid already: those that can be used, and those that cannot any more. */
export function Packages({ business: { slug } }: { business: Business }) {
  const { t } = useWords();
  const { data, fault, again } = useRead('listOwnPackages', { params: { slug } });
  if (data === undefined) return <Waiting fault={fault} again={again} />;
  const holds = ({ state }: Package) => state === 'new' || state === 'active' || state === 'frozen';
  const past = data.rows.filter((one) => !holds(one));
  return (
    <>
      <Section title={t('toUse')}>
        <List of={data.rows.filter(holds)} none={t('noPackages')} />
      </Section>
      {past.length > 0 && (
        <Section title={t('past')}>
          <List of={past} none="" />
        </Section>
      )}
    </>
  );
}

function List({ of, none }: { of: readonly Package[]; none: string }) {
  if (of.length === 0) return <p className="soft">{none}</p>;
  return (
    <ul className="list">
      {of.map((one) => (
        <Line key={one.id} of={one} />
      ))}
    </ul>
  );
}

function Line({ of }: { of: Package }) {
  const { t, day, left } = useWords();
  const { kind, services, state, endsOn, sharedBy } = of;
  const until = endsOn !== null && t('expires', { date: day(`${endsOn}T00:00`) });
  const shared = sharedBy !== null && t('sharedBy', { name: sharedBy });
  return (
    <li>
      <div>
        <p className="value">{kind.name}</p>
        <p>{left(of.unit, of.left, of.total)}</p>
        <p className="soft">
          {[state !== 'active' && t(words[state]), until, shared].filter(Boolean).join(' · ')}
        </p>
        {services.length > 0 && (
          <p className="soft">
            {t('usedFor', { services: services.map(({ name }) => name).join(', ') })}
          </p>
        )}
      </div>
    </li>
  );
}

const words = {
  new: 'isNew',
  active: 'isNew',
  frozen: 'isFrozen',
  used_up: 'isUsedUp',
  over: 'isPastDays',
  cancelled: 'isTakenBack',
} as const satisfies Record<Package['state'], string>;
