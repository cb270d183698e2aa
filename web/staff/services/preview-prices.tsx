import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../../api/query.ts';
import { costIn } from '../../booking/price.ts';
import type { Saying } from '../../booking/saying.ts';
import { Select } from '../../ui/select.tsx';
import { peaksOf, type Peaking } from './peaks.ts';
import styles from './preview.module.css';
import type { Drafted } from './unsaved.ts';

interface PricesProps {
  readonly service: Drafted;
  readonly option: Drafted['options'][number];
  readonly words: Saying;
}

/** When the duration costs something else. On the page each time shows its own price. */
export function PreviewPrices({ service, option, words }: PricesProps) {
  const { data } = useQuery(read('listLocations', {}));
  const [chosen, choose] = useState<string>();
  const { locations, prices, currency } = service;
  const places = (data?.rows ?? []).filter(
    ({ id, archivedAt }) =>
      archivedAt === null && (locations.length === 0 || locations.includes(id)),
  );
  const differs = places.length > 1 && prices.some(({ location }) => location !== null);
  const place = places.find(({ id }) => id === chosen) ?? places[0];
  const peaks = peaksOf(option, prices, place?.id ?? null);
  return (
    <>
      {differs && (
        <Select
          label={words.t('where')}
          value={place?.id ?? null}
          choices={places.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={choose}
        />
      )}
      {peaks.length > 0 && (
        <dl className={styles['peaks']}>
          {peaks.map((peak) => {
            const when = whenIn(words, peak);
            return (
              <div key={when}>
                <dt>{when}</dt>
                <dd>{costIn(words, service, { minor: peak.minor, currency })}</dd>
              </div>
            );
          })}
        </dl>
      )}
    </>
  );
}

/** Days and hours: `Mon–Thu, 17:00–22:00`; whole days without hours. */
function whenIn(words: Saying, { weekdays, fromMinute, toMinute }: Peaking): string {
  const { clock } = words;
  const isWhole = fromMinute === 0 && toMinute === 1440;
  const hours = isWhole ? [] : [`${clock(fromMinute)}–${clock(toMinute)}`];
  return [...(weekdays.length === 7 && !isWhole ? [] : runsOf(words, weekdays)), ...hours].join(
    ', ',
  );
}

/** Days that follow one another from the first to the last, others by themselves. */
function runsOf({ weekday }: Saying, weekdays: readonly number[]): string[] {
  // The first of January 2024 was a Monday.
  const name = (day: number) => weekday(`2024-01-0${day}`);
  const runs: number[][] = [];
  for (const day of weekdays) {
    const last = runs.at(-1);
    if (last?.at(-1) === day - 1) last.push(day);
    else runs.push([day]);
  }
  return runs.flatMap((run) =>
    run.length < 3
      ? run.map((day) => name(day))
      : [`${name(run[0] ?? 1)}–${name(run.at(-1) ?? 7)}`],
  );
}
