import { getRouteApi } from '@tanstack/react-router';
import { everyEventType } from 'virtual:lists';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { eventWords } from '../event-words.ts';
import { actorKinds } from '../searches.ts';
import styles from './audit.module.css';
import { useNames } from './use-names.ts';

const route = getRouteApi('/shell/audit');
const every = '';

/** Which events the list shows; the address keeps it. */
export function AuditFilters() {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const names = useNames();
  const set = (part: Partial<typeof search>) => void navigate({ search: { ...search, ...part } });
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  return (
    <div className={styles['filters']}>
      <Select
        label={t('audit.type')}
        value={search.type ?? every}
        choices={[
          { value: every, label: t('audit.everyType') },
          ...everyEventType.map((value) => ({ value, label: eventWords(value) })),
        ]}
        onChange={(type) => set({ type: type || undefined })}
      />
      <Select
        label={t('audit.actor')}
        value={search.actorKind ?? search.actor ?? every}
        choices={[
          { value: every, label: t('audit.everyActor') },
          ...actorKinds.map((value) => ({ value, label: t(`audit.actorKinds.${value}`) })),
          ...[...names].map(([value, label]) => ({ value, label })),
        ]}
        onChange={(chosen) => {
          const actorKind = actorKinds.find((kind) => kind === chosen);
          set({ actorKind, actor: actorKind === undefined ? chosen || undefined : undefined });
        }}
      />
      <TextField
        label={t('audit.from')}
        type="date"
        value={search.from ?? ''}
        onChange={(from) => set({ from: from || undefined })}
      />
      <TextField
        label={t('audit.to')}
        type="date"
        value={search.to ?? ''}
        onChange={(to) => set({ to: to || undefined })}
      />
      {isFiltered && (
        <Button look="quiet" icon="close" onPress={() => void navigate({ search: {} })}>
          {t('audit.clear')}
        </Button>
      )}
    </div>
  );
}
