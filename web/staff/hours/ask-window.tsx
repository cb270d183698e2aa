import { Confirm } from '../../ui/dialog.tsx';
import { useWords } from '../../words/index.ts';
import { ConflictList } from './conflict-list.tsx';
import styles from './hours.module.css';
import type { Asking } from './use-save.ts';

interface AskWindowProps {
  asking: Asking | undefined;
  isPending: boolean;
  onClose: () => void;
}

/** Shows which bookings a change of hours would leave outside, before it is saved. */
export function AskWindow({ asking, isPending, onClose }: AskWindowProps) {
  const { t } = useWords();
  if (asking === undefined) return null;
  const conflicts = asking.rehearsed.conflicts.filter(({ isOld }) => !isOld);
  const { past } = asking.rehearsed;
  return (
    <Confirm
      title={t('hours.askTitle', { count: conflicts.length })}
      act={t('hours.saveAnyway')}
      isOpen
      isPending={isPending}
      harmless
      onConfirm={() => void asking.yes()}
      onClose={onClose}
    >
      <div className={styles['asked']}>
        <p>{t('hours.askBody')}</p>
        <ConflictList conflicts={conflicts} />
        {past.outside > 0 && (
          <p className={styles['soft']}>
            {t('hours.past', { count: past.outside, all: past.bookings })}
          </p>
        )}
      </div>
    </Confirm>
  );
}
