import { Badge } from '../../ui/badge.tsx';
import { useWords } from '../../words/index.ts';

interface State {
  readonly archivedAt: string | null;
  readonly isActive: boolean;
  /** How many durations there are, and from how many pools a booking takes somebody or something. */
  readonly durations: number;
  readonly needs: number;
}

/** Whether a service can be booked, by whom, or what is missing. */
export function ServiceState({ archivedAt, isActive, durations, needs }: State) {
  const { t } = useWords();
  if (archivedAt !== null) return <Badge>{t('services.states.archived')}</Badge>;
  if (durations === 0) return <Badge tone="warn">{t('services.states.noDuration')}</Badge>;
  if (needs === 0) return <Badge tone="warn">{t('services.states.noNeeds')}</Badge>;
  if (!isActive) return <Badge>{t('services.states.staffOnly')}</Badge>;
  return <Badge tone="good">{t('services.states.shown')}</Badge>;
}
