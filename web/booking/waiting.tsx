import { call, type Reply } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { useAct } from '../api/use-act.ts';
import { useRead } from '../api/use-read.ts';
import { addressOfService } from './addresses.ts';
import { dayParts, everyDayPart } from './day-parts.ts';
import { Fault, Heading, Rows, Waiting } from './parts.tsx';
import type { PageOf } from './shown.ts';
import { useLink } from './use-link.ts';
import { useWords } from './words.ts';

/** What somebody waits for, to whoever has the link that they were given when they joined the list; they leave it here. */
export function WaitingPage({ page }: { page: PageOf }) {
  const link = useLink();
  const params = { slug: page.business.slug, token: link };
  const { data, fault, again, put } = useRead('getWaiting', { params });
  const isUnknown =
    fault instanceof Problem && (fault.code === 'not_found' || fault.code === 'invalid_input');
  return (
    <div className="sheet narrow">
      <section className="step">
        {data === undefined && fault === undefined && <Waiting />}
        {isUnknown ? <Unknown /> : <Fault of={fault} again={again} />}
        {data !== undefined && (
          <Standing key={data.state} waiting={data} params={params} onChange={put} />
        )}
      </section>
    </div>
  );
}

type Wish = Reply<'getWaiting'>;

interface Props {
  readonly waiting: Wish;
  readonly params: { readonly slug: string; readonly token: string };
  readonly onChange: (waiting: Wish) => void;
}

const titles = {
  waiting: 'waitDone',
  offered: 'offerTitle',
  taken: 'offerTaken',
  left: 'waitLeft',
  over: 'waitOver',
} as const;

function Standing({ waiting, params, onChange }: Props) {
  const { t } = useWords();
  const { isBusy, fault, run } = useAct();
  const { state } = waiting;
  const leave = () => {
    void run(async () => {
      await call('leaveWaitlist', { params });
      onChange({ ...waiting, state: 'left' });
    });
  };
  const isOn = state === 'waiting' || state === 'offered';
  return (
    <>
      <Heading>{t(titles[state])}</Heading>
      {state === 'waiting' && <p className="soft">{t('waitDoneWhy')}</p>}
      {state === 'offered' && <p className="soft">{t('waitOfferedWhy')}</p>}
      <Wished waiting={waiting} />
      <Fault of={fault} />
      <div className="acts">
        {isOn ? (
          <button type="button" className="danger" disabled={isBusy} onClick={leave}>
            {t('waitLeave')}
          </button>
        ) : (
          <a className="button" href={addressOfService(params.slug, waiting.service.slug)}>
            {t('otherTime')}
          </a>
        )}
      </div>
    </>
  );
}

/** What is waited for: what of it, on which days, at what hours. */
function Wished({ waiting }: Pick<Props, 'waiting'>) {
  const { t, day, longWeekday, clock, duration } = useWords();
  const { service, option, location, party, from, to, weekdays, fromMinute, toMinute } = waiting;
  const days = from === to ? day(from) : `${day(from)} – ${day(to)}`;
  // The first of January 2024 was a Monday.
  const named = weekdays.map((one) => longWeekday(`2024-01-0${one}`)).join(', ');
  const part = everyDayPart.find(
    (one) => dayParts[one][0] === fromMinute && dayParts[one][1] === toMinute,
  );
  const rows: [string, string | null][] = [
    [t('service'), `${service.name}, ${option.name || duration(option.minutes)}`],
    [t('when'), [days, named].filter(Boolean).join(', ')],
    [t('waitPart'), part ? t(part) : `${clock(fromMinute)} – ${clock(toMinute)}`],
    [t('where'), location?.name ?? null],
    [t('people'), party > 1 ? String(party) : null],
  ];
  return <Rows of={rows.flatMap(([name, value]) => (value ? [[name, value] as const] : []))} />;
}

function Unknown() {
  const { t } = useWords();
  return (
    <>
      <Heading>{t('waitUnknown')}</Heading>
      <p className="soft">{t('waitUnknownWhy')}</p>
    </>
  );
}
