import { Button } from '../../ui/button.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import type { Shown } from './package-window.tsx';
import styles from './packages.module.css';

/** What is read anew after something happened to a package. */
export const changedByPackages = ['getPackage', 'listPackagesOf', 'getTimeline'] as const;

/** What can be done with a package as it stands. */
export function PackageActs({ of: { id, state }, onAdjust }: { of: Shown; onAdjust: () => void }) {
  const { t } = useWords();
  const may = useMay();
  const freeze = useAct('freezePackage', ...changedByPackages);
  const unfreeze = useAct('unfreezePackage', ...changedByPackages);
  if (state === 'cancelled') return null;
  const input = { params: { id } };
  const canFreeze = state === 'new' || state === 'active';
  return (
    <div className={styles['acts']}>
      {may('packages.change') && canFreeze && (
        <Button
          isPending={freeze.isPending}
          onPress={() => freeze.act(input, t('packages.frozenNow'))}
        >
          {t('packages.freeze')}
        </Button>
      )}
      {may('packages.change') && state === 'frozen' && (
        <Button
          isPending={unfreeze.isPending}
          onPress={() => unfreeze.act(input, t('packages.unfrozenNow'))}
        >
          {t('packages.unfreeze')}
        </Button>
      )}
      {may('packages.adjust') && <Button onPress={onAdjust}>{t('packages.adjust')}</Button>}
    </div>
  );
}
