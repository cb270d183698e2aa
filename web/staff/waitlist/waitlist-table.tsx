import { Link } from '@tanstack/react-router';
import type { Row } from '../../api/query.ts';
import { Badge, type Tone } from '../../ui/badge.tsx';
import { type Column, Table } from '../../ui/table.tsx';
import { clock, dateTime, day, list, weekday } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { When } from '../shell/when.tsx';
import { useMay } from '../session.ts';
import { WaitlistActs } from './waitlist-acts.tsx';

/** Somebody who waits. */
export type Waiting = Row<'listWaitlist'>;

const tones: Record<Waiting['state'], Tone> = {
  waiting: 'quiet',
  offered: 'note',
  taken: 'good',
  left: 'quiet',
  over: 'quiet',
};

interface WaitlistTableProps {
  rows: readonly Waiting[];
  isStale?: boolean;
}

/** Who waits, longest first, each leading to the customer. */
export function WaitlistTable({ rows, isStale = false }: WaitlistTableProps) {
  const { t } = useWords();
  return (
    <Table
      label={t('waitlist.list')}
      columns={useColumns()}
      rows={rows}
      rowKey={({ id }) => id}
      isStale={isStale}
      renderLink={({ customer }, children) =>
        customer === null ? (
          children
        ) : (
          <Link to="/customers/$id" params={{ id: customer.id }} data-row>
            {children}
          </Link>
        )
      }
    />
  );
}

function useColumns(): Column<Waiting>[] {
  const { t } = useWords();
  const may = useMay();
  const columns: Column<Waiting>[] = [
    {
      key: 'customer',
      header: t('waitlist.who'),
      cell: ({ customer }) => customer?.name ?? t('waitlist.erased'),
      phone: 'lead',
    },
    {
      key: 'state',
      header: t('waitlist.state'),
      cell: ({ state }) => <Badge tone={tones[state]}>{t(`waitlist.states.${state}`)}</Badge>,
      width: '110px',
      phone: 'more',
    },
    {
      key: 'what',
      header: t('waitlist.what'),
      cell: ({ service, resource, location, party }) =>
        [service.name, resource?.name, location?.name, party > 1 ? `× ${party}` : undefined]
          .filter(Boolean)
          .join(', '),
      width: '18%',
      phone: 'more',
    },
    {
      key: 'when',
      header: t('waitlist.when'),
      cell: ({ offer, ...wish }) =>
        offer === null
          ? daysOf(wish)
          : t('waitlist.offered', {
              time: dateTime(offer.startsAt, offer.zone),
              until: dateTime(offer.endsAt, offer.zone),
            }),
      width: '36%',
      phone: 'more',
    },
    {
      key: 'since',
      header: t('waitlist.since'),
      cell: ({ createdAt }) => <When at={createdAt} relative />,
      align: 'end',
      width: '110px',
      phone: 'hide',
    },
  ];
  if (!may('waitlist.change')) return columns;
  return [
    ...columns,
    {
      key: 'acts',
      header: t('waitlist.acts'),
      hideHeader: true,
      cell: (row) => <WaitlistActs row={row} />,
      align: 'end',
      width: '56px',
      phone: 'side',
    },
  ];
}

type Wish = Pick<Waiting, 'from' | 'to' | 'weekdays' | 'fromMinute' | 'toMinute'>;

/** The days and hours that suit somebody, in a line. */
function daysOf({ from, to, weekdays, fromMinute, toMinute }: Wish): string {
  const days = from === to ? day(from) : `${day(from)} – ${day(to)}`;
  const which = weekdays.length === 0 ? '' : list(runsOf(weekdays));
  const isWhole = fromMinute === 0 && toMinute === 1440;
  const hours = isWhole ? '' : `${clock(fromMinute)}–${clock(toMinute % 1440)}`;
  return [days, which, hours].filter((one) => one !== '').join(', ');
}

/** Weekdays in words; three or more that follow each other as the first and the last of them. */
function runsOf(weekdays: readonly number[]): string[] {
  const runs: number[][] = [];
  for (const one of weekdays.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last?.at(-1) === one - 1) last.push(one);
    else runs.push([one]);
  }
  const name = (one: number | undefined) => weekday(one ?? 1, 'short');
  return runs.flatMap((run) =>
    run.length > 2 ? [`${name(run[0])}–${name(run.at(-1))}`] : run.map(name),
  );
}
