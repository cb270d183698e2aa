import { Confirm } from '../../ui/dialog.tsx';
import { useWords } from '../../words/index.ts';
import { stageWords } from './against.ts';
import styles from './bookings.module.css';
import type { useMove } from './use-move.ts';

interface AnywayWindowProps {
  moving: ReturnType<typeof useMove>;
  onDone?: () => void;
}

/** Asks whether rules of the business are to be set aside for a move. */
export function AnywayWindow({ moving, onDone }: AnywayWindowProps) {
  const { t } = useWords();
  const { asking, isBusy, go, leave } = moving;
  if (asking === undefined) return null;
  const send = async () => {
    if ((await go(asking.move, asking.despite)) !== undefined) onDone?.();
  };
  return (
    <Confirm
      title={t('bookings.anywayTitle')}
      act={t('bookings.anyway')}
      isOpen
      harmless
      isPending={isBusy}
      onConfirm={() => void send()}
      onClose={leave}
    >
      <p>{t('bookings.anywayBody')}</p>
      <ul className={styles['stages']}>
        {asking.stages.map((stage) => (
          <li key={stage}>{stageWords(stage)}</li>
        ))}
      </ul>
    </Confirm>
  );
}
