import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { dateTime } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import styles from './messages.module.css';
import type { Template } from './template-editor.tsx';

/** What was saved before, newest first; any of it can be used again. */
export function Versions({ template }: { template: Template }) {
  const { t } = useWords();
  const may = useMay();
  const restore = useAct('restoreTemplate', 'getTemplate', 'listTemplates');
  const { type, language, versions } = template;
  if (versions.length === 0)
    return <p className={styles['soft']}>{t('messages.editor.noVersions')}</p>;
  return (
    <ul className={styles['versions']}>
      {versions.map(({ version, isActive, at }) => (
        <li key={version} className={styles['line']}>
          <span>{t('messages.editor.version', { version })}</span>
          <span className={styles['soft']}>{dateTime(at)}</span>
          {isActive ? (
            <Badge tone="note">{t('messages.editor.active')}</Badge>
          ) : (
            may('templates.change') && (
              <Button
                look="quiet"
                isPending={restore.isPending}
                onPress={() =>
                  restore.act({ params: { type, language, version } }, t('messages.editor.used'))
                }
              >
                {t('messages.editor.use')}
              </Button>
            )
          )}
        </li>
      ))}
    </ul>
  );
}
