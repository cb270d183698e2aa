import { type FormEvent, useState } from 'react';
import type { Reply } from '../../../api/call.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useWords } from '../../../words/index.ts';
import styles from '../../messages/messages.module.css';
import { useMay } from '../../session.ts';
import { useAct } from '../use-act.ts';
import { faultyIn, settingsOf, type Typed, typedOf } from './typed.ts';

/** How the business writes to people. */
export function SettingsForm({ settings }: { settings: Reply<'getMessageSettings'> }) {
  const { t } = useWords();
  const isDisabled = !useMay()('templates.change');
  const [typed, setTyped] = useState<Typed>(() => typedOf(settings));
  const saving = useAct('setMessageSettings', 'getMessageSettings');
  const faulty = faultyIn(typed);
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (faulty.length === 0) saving.act({ body: settingsOf(typed) }, t('settings.saved'));
  };
  const text = (name: keyof Typed) => ({
    value: String(typed[name]),
    isDisabled,
    onChange: (value: string) => setTyped({ ...typed, [name]: value }),
  });
  const wrong = (name: (typeof faulty)[number]) =>
    faulty.includes(name) ? t(`messages.settings.${name}Wrong`) : undefined;
  const ticked = (name: 'isQuiet' | 'staffNotices') => ({
    isSelected: typed[name],
    isDisabled,
    onChange: (value: boolean) => setTyped({ ...typed, [name]: value }),
  });
  const field = (name: 'senderName' | 'replyTo', hint: 'senderHint' | 'replyHint') => (
    <TextField
      label={t(`messages.settings.${name}`)}
      hint={t(`messages.settings.${hint}`)}
      {...text(name)}
    />
  );
  return (
    <form onSubmit={save} className={styles['stack']} noValidate>
      {field('senderName', 'senderHint')}
      {field('replyTo', 'replyHint')}
      <Checkbox detail={t('messages.settings.quietHint')} {...ticked('isQuiet')}>
        {t('messages.settings.quietOn')}
      </Checkbox>
      {typed.isQuiet && (
        <div className={styles['line']}>
          <TextField type="time" label={t('messages.settings.quietFrom')} {...text('from')} />
          <TextField type="time" label={t('messages.settings.quietTo')} {...text('to')} />
        </div>
      )}
      {(['reminders', 'followUp', 'perMinute'] as const).map((name) => (
        <TextField
          key={name}
          label={t(`messages.settings.${name}`)}
          hint={t(`messages.settings.${name}Hint`)}
          error={wrong(name)}
          {...text(name)}
        />
      ))}
      <Checkbox {...ticked('staffNotices')}>{t('messages.settings.staffNotices')}</Checkbox>
      {!isDisabled && (
        <div className={styles['line']}>
          <Button type="submit" look="primary" isPending={saving.isPending}>
            {t('settings.save')}
          </Button>
        </div>
      )}
    </form>
  );
}
