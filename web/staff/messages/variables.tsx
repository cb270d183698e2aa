import { toast } from '../../ui/toast.tsx';
import { useWords } from '../../words/index.ts';
import styles from './messages.module.css';
import type { Template } from './template-editor.tsx';

/** What may be put into words, each with what stands there in the sample; a press copies it. */
export function Variables({ variables }: { variables: Template['variables'] }) {
  const { t } = useWords();
  const copy = (name: string, optional: boolean) => {
    const put = `{{ ${name} }}`;
    const text = optional ? `{% if ${name} %}${put}{% endif %}` : put;
    void navigator.clipboard
      .writeText(text)
      .then(() => toast({ text: t('messages.editor.copied') }));
  };
  return (
    <>
      <p className={styles['soft']}>{t('messages.editor.variablesHint')}</p>
      <ul className={styles['variables']}>
        {variables.map(({ name, optional, sample }) => (
          <li key={name}>
            <button
              type="button"
              className={styles['variable']}
              onClick={() => copy(name, optional)}
            >
              <code>{name}</code>
              <span className={styles['soft']}>
                {sample}
                {optional && ` (${t('messages.editor.mayBeEmpty')})`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
