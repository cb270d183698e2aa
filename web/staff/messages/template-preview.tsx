import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { MessageLanguage, MessageType } from '#contract/message-types';
import { read } from '../../api/query.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Notice } from '../../ui/state.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useWords } from '../../words/index.ts';
import { MailFrame } from '../mailbox/mail-frame.tsx';
import { Fault } from '../shell/route-states.tsx';
import styles from './messages.module.css';

interface TemplatePreviewProps {
  type: MessageType;
  language: MessageLanguage;
  words: { readonly subject: string; readonly body: string; readonly plain: string };
}

type View = 'desktop' | 'phone' | 'text';
const pauseMs = 400;

/** How words come out with samples put in, exactly as they would be sent; or what is wrong in them, by line. */
export function TemplatePreview({ type, language, words }: TemplatePreviewProps) {
  const { t } = useWords();
  const [view, setView] = useState<View>('desktop');
  const settled = useSettled(words);
  const preview = useQuery({
    ...read('previewTemplate', { params: { type, language }, body: settled }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
  });
  if (preview.isPending) return <Skeleton lines={12} />;
  if (preview.isError) return <Fault fault={preview.error} again={() => void preview.refetch()} />;
  const { faults, shown } = preview.data;
  if (shown === null)
    return (
      <Notice tone="bad">
        <strong>{t('messages.editor.faults')}</strong>
        <ul className={styles['faults']}>
          {faults.map(({ part, line, message }) => (
            <li key={`${part} ${line} ${message}`}>
              {t(`messages.editor.parts.${part}`)},{' '}
              {t('messages.editor.faultAt', { line, message })}
            </li>
          ))}
        </ul>
      </Notice>
    );
  const paper = (look: string) => (
    <div className={`${styles['paper']} ${styles[look]}`}>
      <MailFrame html={shown.html} title={t('messages.frame', { subject: shown.subject })} />
    </div>
  );
  return (
    <section className={styles['preview']} aria-label={t('messages.editor.preview')}>
      <p className={styles['soft']}>{t('messages.editor.previewHint')}</p>
      <p className={styles['subject']}>{shown.subject}</p>
      <Tabs<View>
        label={t('messages.editor.views')}
        current={view}
        onChange={setView}
        tabs={[
          { key: 'desktop', title: t('messages.editor.desktop'), panel: paper('desktop') },
          { key: 'phone', title: t('messages.editor.phone'), panel: paper('phone') },
          {
            key: 'text',
            title: t('messages.asText'),
            panel: <pre className={styles['plain']}>{shown.text}</pre>,
          },
        ]}
      />
    </section>
  );
}

/** What was typed, once nobody has typed for a moment. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
