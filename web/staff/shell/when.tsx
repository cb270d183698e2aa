import { ago, dateTime } from '../../words/format.ts';
import { useWords } from '../../words/index.ts';
import { useAtWork } from '../session.ts';

interface WhenProps {
  at: string;
  /** `5 minutes ago` in place of the date; hovering shows the date. */
  relative?: boolean;
}

/** An instant in the viewer's zone; hovering shows it in the business's, where that is another. */
export function When({ at, relative }: WhenProps) {
  const { t } = useWords();
  const { timeZone, name } = useAtWork().business;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const there = here === timeZone ? '' : `${dateTime(at, timeZone)} ${t('shell.zoneOf', { name })}`;
  const title = [relative && dateTime(at), there].filter(Boolean).join('\n');
  return (
    <time dateTime={at} {...(title !== '' && { title })}>
      {relative ? ago(at) : dateTime(at)}
    </time>
  );
}
