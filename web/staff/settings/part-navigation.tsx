import { Link, useNavigate } from '@tanstack/react-router';
import { Icon } from '../../ui/icon.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../words/index.ts';
import type { SettingsPart } from '../shell/places.ts';
import { useSettingsParts } from '../shell/use-places.ts';
import styles from './settings.module.css';

const ofYou: ReadonlySet<SettingsPart> = new Set(['account', 'sessions', 'two-step']);

/** Goes between the parts of the settings: beside them, or, on a phone, above them. */
export function PartNavigation({ part }: { part: SettingsPart }) {
  const { t } = useWords();
  const parts = useSettingsParts();
  const navigate = useNavigate();
  return (
    <>
      <nav className={styles['navigation']} aria-label={t('settings.parts')}>
        {[false, true].map((yours) => (
          <div key={String(yours)} className={styles['group']}>
            <h2 className={styles['groupName']}>
              {t(yours ? 'settings.ofYou' : 'settings.ofBusiness')}
            </h2>
            {parts
              .filter((one) => ofYou.has(one.part) === yours)
              .map((one) => (
                <Link
                  key={one.part}
                  to="/settings/$part"
                  params={{ part: one.part }}
                  className={styles['link'] ?? ''}
                >
                  <Icon name={one.icon} />
                  {t(one.words)}
                </Link>
              ))}
          </div>
        ))}
      </nav>
      <div className={styles['chooser']}>
        <Select
          label={t('settings.parts')}
          hideLabel
          value={part}
          choices={parts.map((one) => ({ value: one.part, label: t(one.words) }))}
          onChange={(next) => void navigate({ to: '/settings/$part', params: { part: next } })}
        />
      </div>
    </>
  );
}
