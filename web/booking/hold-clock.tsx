import { useEffect, useState } from 'react';
import { useWords } from './words.ts';

/** Until when a time is kept, and how long that still is. What is left is read out by the minute, not by the second. */
export function HoldClock({
  endsAt,
  zone,
  onOver,
}: {
  endsAt: string;
  zone: string;
  onOver: () => void;
}) {
  const { t, hour } = useWords();
  const end = Date.parse(endsAt);
  const [left, setLeft] = useState(() => end - Date.now());
  useEffect(() => {
    const beat = setInterval(() => setLeft(end - Date.now()), 1000);
    return () => clearInterval(beat);
  }, [end]);
  const isOver = left <= 0;
  useEffect(() => {
    if (isOver) onOver();
  }, [isOver, onOver]);
  const minutes = Math.ceil(left / 60_000);
  return (
    <div className="hold">
      <p>{t('kept', { time: hour(end, zone) })}</p>
      <p className="left" aria-hidden="true">
        {countdown(left)}
      </p>
      <p className="unseen" role="timer" aria-live="polite">
        {t('minutesLeft', { time: `${Math.max(0, minutes)} min` })}
      </p>
    </div>
  );
}

/** `9:05`, and `1:09:05` where there is more than an hour. */
function countdown(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const two = (part: number) => String(part).padStart(2, '0');
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}
