import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { Notice } from '../../ui/state.tsx';
import { list } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { stageWords } from './against.ts';
import { usual } from './exempt.ts';
import type { useWish } from './use-wish.ts';

interface OfferedProps {
  wish: NonNullable<ReturnType<typeof useWish>['body']>;
  start: string;
}

/** Whether a time can be had, and what stands against it, said before it is booked. */
export function Offered({ wish, start }: OfferedProps) {
  const { t } = useWords();
  const { location, ...rest } = wish;
  const said = useQuery({
    ...read('explainSlot', {
      query: { ...rest, start, despite: [...usual], ...(location !== null && { location }) },
    }),
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (said.data === undefined) return null;
  const { offered, reasons, needs } = said.data;
  if (offered) return <Notice tone="good">{t('bookings.possible')}</Notice>;
  const asked = needs.flatMap(({ resources }) =>
    resources.filter(({ id }) => rest.resources.length === 0 || rest.resources.includes(id)),
  );
  const stages = [...reasons, ...asked.flatMap((one) => one.reasons)].map(({ stage }) => stage);
  return (
    <Notice tone="warn" icon="warn">
      {t('bookings.cannot', { why: list([...new Set(stages)].map(stageWords)) })}
    </Notice>
  );
}
