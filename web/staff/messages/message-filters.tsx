import { getRouteApi } from '@tanstack/react-router';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/index.ts';
import { messageStates, messageTypes } from '../searches.ts';
import styles from './messages.module.css';

const route = getRouteApi('/shell/messages');
const every = '';

/** Which messages the log shows; the address keeps it. */
export function MessageFilters() {
  const { t } = useWords();
  const { stands, type } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <div className={styles['filters']}>
      <Select
        label={t('messages.state')}
        hideLabel
        value={stands ?? every}
        choices={[
          { value: every, label: t('messages.everyState') },
          ...messageStates.map((value) => ({ value, label: t(`messages.states.${value}`) })),
        ]}
        onChange={(next) => void navigate({ search: { type, stands: next || undefined } })}
      />
      <Select
        label={t('messages.type')}
        hideLabel
        value={type ?? every}
        choices={[
          { value: every, label: t('messages.everyType') },
          ...messageTypes.map((value) => ({ value, label: t(`messages.types.${value}`) })),
        ]}
        onChange={(next) => void navigate({ search: { stands, type: next || undefined } })}
      />
      {(stands !== undefined || type !== undefined) && (
        <Button look="quiet" icon="close" onPress={() => void navigate({ search: {} })}>
          {t('messages.clear')}
        </Button>
      )}
    </div>
  );
}
