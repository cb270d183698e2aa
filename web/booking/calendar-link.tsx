import { addressOf } from '../api/call.ts';
import { Icon } from './icons.tsx';
import { useWords } from './words.ts';

/** The booking as a file that every calendar takes. */
export function CalendarLink({ slug, link }: { slug: string; link: string }) {
  const { t } = useWords();
  return (
    <a
      className="button"
      href={addressOf('getCalendarFile', { params: { slug, token: link } })}
      download
    >
      <Icon of="day" />
      {t('addToCalendar')}
    </a>
  );
}
