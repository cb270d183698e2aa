import { webhookEvents } from '#contract/webhooks';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { useWords } from '../../../words/index.ts';
import { eventWords } from '../../event-words.ts';
import styles from '../keys/act-choice.module.css';

type EventType = (typeof webhookEvents)[number];

interface EventChoiceProps {
  chosen: readonly EventType[];
  error: string | undefined;
  onChange: (types: EventType[]) => void;
}

/** What an endpoint is told of. */
export function EventChoice({ chosen, error, onChange }: EventChoiceProps) {
  const { t } = useWords();
  const choose = (type: EventType, on: boolean) =>
    onChange(on ? [...chosen, type] : chosen.filter((one) => one !== type));
  return (
    <fieldset aria-describedby={error === undefined ? undefined : 'events-error'}>
      <legend className={styles['legend']}>{t('settings.webhooks.toldOf')}</legend>
      {error !== undefined && (
        <p id="events-error" className={styles['error']} role="alert">
          {error}
        </p>
      )}
      <div className={styles['groups']}>
        {webhookEvents.map((type) => (
          <div key={type}>
            <Checkbox isSelected={chosen.includes(type)} onChange={(on) => choose(type, on)}>
              {eventWords(type)}
            </Checkbox>
          </div>
        ))}
      </div>
    </fieldset>
  );
}
