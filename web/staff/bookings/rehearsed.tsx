import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { read } from '../../api/query.ts';
import { Notice } from '../../ui/state.tsx';
import { list } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { stagesOf, stageWords } from './against.ts';
import { usual } from './exempt.ts';
import type { Move } from './use-move.ts';

/** Asks the server whether a booking could be moved, without moving it. */
export function useRehearsal(move: Move | undefined) {
  const { id = '', to } = move ?? {};
  const body = {
    start: to?.start ?? '',
    despite: [...usual],
    ...(to && to.resources.length > 0 && { resources: [...to.resources] }),
  };
  const said = useQuery({
    ...read('rehearseMove', { params: { id }, body }),
    enabled: move !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  });
  if (move === undefined || said.data === undefined) return undefined;
  const { isPossible, code, reasons } = said.data;
  return { isPossible, stages: stagesOf(code, reasons), isOld: said.isPlaceholderData };
}

/** Whether a move would work, said before it is made. */
export function Rehearsed({ move }: { move: Move }) {
  const { t } = useWords();
  const said = useRehearsal(move);
  if (said === undefined) return null;
  return said.isPossible ? (
    <Notice tone="good">{t('bookings.possible')}</Notice>
  ) : (
    <Notice tone="warn" icon="warn">
      {t('bookings.cannot', { why: list(said.stages.map(stageWords)) })}
    </Notice>
  );
}
