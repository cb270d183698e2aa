import { useState } from 'react';
import type { Reply } from '../../api/call.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../words/index.ts';
import { useMay } from '../session.ts';
import { useAct } from '../settings/use-act.ts';
import { Section } from '../shell/page.tsx';
import styles from './messages.module.css';
import { TemplatePreview } from './template-preview.tsx';
import { Variables } from './variables.tsx';
import { Versions } from './versions.tsx';

export type Template = Reply<'getTemplate'>;
type Words = Pick<Template, 'subject' | 'body' | 'plain'>;

/** Words on the left, how they come out on the right, as they are typed. */
export function TemplateEditor({ template }: { template: Template }) {
  const { t } = useWords();
  const may = useMay();
  const { type, language } = template;
  const [words, setWords] = useState<Words>({
    subject: template.subject,
    body: template.body,
    plain: template.plain,
  });
  const mayChange = may('templates.change');
  const field = (part: keyof Words) => ({
    label: t(`messages.editor.${part}`),
    value: words[part],
    isReadOnly: !mayChange,
    onChange: (value: string) => setWords({ ...words, [part]: value }),
  });
  return (
    <div className={styles['halves']}>
      <div className={styles['stack']}>
        <TextField {...field('subject')} maxLength={300} />
        <div className={styles['source']}>
          <TextField {...field('body')} rows={16} hint={t('messages.editor.bodyHint')} />
          <TextField {...field('plain')} rows={8} hint={t('messages.editor.plainHint')} />
        </div>
        {mayChange && <Acts template={template} words={words} />}
        <Section title={t('messages.editor.variables')}>
          <Variables variables={template.variables} />
        </Section>
        <Section title={t('messages.editor.versions')}>
          <Versions template={template} />
        </Section>
      </div>
      <TemplatePreview type={type} language={language} words={words} />
    </div>
  );
}

function Acts({ template, words }: { template: Template; words: Words }) {
  const { t } = useWords();
  const { type, language, version } = template;
  const params = { type, language };
  const save = useAct('saveTemplate', 'getTemplate', 'listTemplates');
  const reset = useAct('resetTemplate', 'getTemplate', 'listTemplates');
  const sample = useAct('sendSample', 'listMessages');
  const isSame =
    words.subject === template.subject &&
    words.body === template.body &&
    words.plain === template.plain;
  return (
    <div className={styles['line']}>
      <Button
        look="primary"
        isDisabled={isSame}
        isPending={save.isPending}
        onPress={() => save.act({ params, body: words }, t('messages.editor.saved'))}
      >
        {t('messages.editor.save')}
      </Button>
      <Button
        icon="mail"
        isDisabled={!isSame}
        isPending={sample.isPending}
        onPress={() => sample.act({ params }, t('messages.editor.sampleSent'))}
      >
        {t('messages.editor.sample')}
      </Button>
      {version !== null && (
        <Button
          look="quiet"
          icon="undo"
          isPending={reset.isPending}
          onPress={() => reset.act({ params }, t('messages.editor.resetDone'))}
        >
          {t('messages.editor.reset')}
        </Button>
      )}
    </div>
  );
}
