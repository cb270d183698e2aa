import { getRouteApi } from '@tanstack/react-router';
import { Notice } from '../../ui/state.tsx';
import { useWords } from '../../words/index.ts';
import { ButtonLink } from '../shell/button-link.tsx';

const route = getRouteApi('/shell/jobs');

/** Says that some jobs wait for a person, unless they are being looked at. */
export function DeadNotice({ dead }: { dead: number }) {
  const { t } = useWords();
  const { state } = route.useSearch();
  if (state === 'dead') return null;
  return (
    <Notice
      tone="warn"
      icon="warn"
      acts={
        <ButtonLink to="/jobs" search={{ state: 'dead' }}>
          {t('jobs.showDead')}
        </ButtonLink>
      }
    >
      {t('jobs.deadTitle', { count: dead })}
    </Notice>
  );
}
