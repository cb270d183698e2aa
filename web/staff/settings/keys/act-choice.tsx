import type { Act } from '#contract/acts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { useWords } from '../../../words/index.ts';
import { useMay } from '../../session.ts';
import { type ActGroup, useActGroups } from '../act-groups.ts';
import styles from './act-choice.module.css';

interface ActChoiceProps {
  chosen: readonly Act[];
  error: string | undefined;
  onChange: (acts: Act[]) => void;
}

/** Which acts a key is given: at most those that one may do oneself. */
export function ActChoice({ chosen, error, onChange }: ActChoiceProps) {
  const { t } = useWords();
  const may = useMay();
  const own = useActGroups().map(([group, acts]) => [group, acts.filter(may)] as const);
  const choose = (act: Act, on: boolean) =>
    onChange(on ? [...chosen, act] : chosen.filter((one) => one !== act));
  return (
    <fieldset aria-describedby={error === undefined ? undefined : 'acts-error'}>
      <legend className={styles['legend']}>{t('settings.keys.mayDo')}</legend>
      {error !== undefined && (
        <p id="acts-error" className={styles['error']} role="alert">
          {error}
        </p>
      )}
      <div className={styles['groups']}>
        {own
          .filter(([, acts]) => acts.length > 0)
          .map(([group, acts]) => (
            <Group key={group} group={group} acts={acts} chosen={chosen} onChoose={choose} />
          ))}
      </div>
    </fieldset>
  );
}

interface GroupProps {
  group: ActGroup;
  acts: readonly Act[];
  chosen: readonly Act[];
  onChoose: (act: Act, on: boolean) => void;
}

function Group({ group, acts, chosen, onChoose }: GroupProps) {
  const { t } = useWords();
  const name = t(`settings.actGroups.${group}`);
  return (
    <div role="group" aria-label={name}>
      <p className={styles['group']}>{name}</p>
      {acts.map((act) => (
        <Checkbox key={act} isSelected={chosen.includes(act)} onChange={(on) => onChoose(act, on)}>
          {t(`acts.${act}`)}
        </Checkbox>
      ))}
    </div>
  );
}
