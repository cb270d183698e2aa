import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { useAct } from '../settings/use-act.ts';
import { perShown } from './amounts.ts';
import { changedByPackages } from './package-acts.tsx';
import type { Shown } from './package-window.tsx';
import styles from './packages.module.css';

/** Adds to a package, takes from it, or takes it back whole, with the reason for whoever wonders later. */
export function AdjustForm({ of, onClose }: { of: Shown; onClose: () => void }) {
  const { t } = useWords();
  const { id, unit, total } = of;
  const [change, setChange] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const adjust = useAct('adjustPackage', ...changedByPackages);
  const takeBack = useAct('cancelPackage', ...changedByPackages);
  const why = reason.trim();
  const params = { id };
  const by = Math.round((change ?? 0) * perShown(unit));
  return (
    <div className={styles['stack']}>
      {total !== null && (
        <NumberField
          label={t('packages.change')}
          hint={t('packages.changeHint', { unit: t(`packages.units.${unit}`) })}
          format={{ maximumFractionDigits: 2 }}
          value={change}
          onChange={setChange}
        />
      )}
      <TextField
        label={t('packages.reason')}
        hint={t('packages.takeBackBody')}
        maxLength={400}
        value={reason}
        onChange={setReason}
      />
      <div className={styles['acts']}>
        <Button
          look="primary"
          isDisabled={why === '' || by === 0}
          isPending={adjust.isPending}
          onPress={() =>
            adjust.act(
              { params, body: { change: by, reason: why } },
              t('packages.adjustedNow'),
              onClose,
            )
          }
        >
          {t('packages.adjust')}
        </Button>
        <Button
          look="danger"
          isDisabled={why === ''}
          isPending={takeBack.isPending}
          onPress={() =>
            takeBack.act({ params, body: { reason: why } }, t('packages.takenBack'), onClose)
          }
        >
          {t('packages.takeBack')}
        </Button>
        <Button onPress={onClose}>{t('ui.cancel')}</Button>
      </div>
    </div>
  );
}
