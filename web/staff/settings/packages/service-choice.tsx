import type { Reply } from '../../../api/call.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { useWords } from '../../../words/index.ts';
import styles from './packages.module.css';

interface ServiceChoiceProps {
  services: readonly Reply<'listServices'>['rows'][number][];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** For which services a package is; none: for every one. */
export function ServiceChoice({ services, chosen, onChange }: ServiceChoiceProps) {
  const { t } = useWords();
  if (services.length === 0) return null;
  const choose = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <fieldset className={styles['choice']}>
      <legend>{t('packages.services')}</legend>
      <p className={styles['hint']}>{t('packages.servicesHint')}</p>
      {services.map(({ id, name }) => (
        <Checkbox
          key={id}
          isSelected={chosen.includes(id)}
          onChange={(isChosen) => choose(id, isChosen)}
        >
          {name}
        </Checkbox>
      ))}
    </fieldset>
  );
}
