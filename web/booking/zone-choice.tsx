import { useState } from 'react';
import { Icon } from './icons.tsx';
import { aheadOf } from './times.ts';
import { useWords } from './words.ts';
import { everyZone } from './zones.ts';

/** In which zone times are shown; the list of all of them is made only for whoever wants another. */
export function ZoneChoice({ zone, onChange }: { zone: string; onChange: (zone: string) => void }) {
  const { t, zone: zoneName } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [now] = useState(() => Date.now());
  if (!isOpen)
    return (
      <p className="fact zone">
        <Icon of="globe" />
        <button
          type="button"
          className="plain"
          title={t('changeZone')}
          onClick={() => setOpen(true)}
        >
          {t('timesIn', { zone: zoneName(zone) })}
        </button>
      </p>
    );
  return (
    <label className="field">
      <span>{t('timeZone')}</span>
      <select
        value={zone}
        // Opened by whoever pressed the button: it goes on where they were.
        ref={(select) => select?.focus()}
        onChange={(event) => {
          onChange(event.target.value);
          setOpen(false);
        }}
      >
        {everyZone(zone).map((name) => (
          <option key={name} value={name}>
            {`${name.replaceAll('_', ' ')} (${aheadOf(now, name)})`}
          </option>
        ))}
      </select>
    </label>
  );
}
