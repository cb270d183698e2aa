import type { Reply } from '../../../api/call.ts';

type Settings = Reply<'getMessageSettings'>;

/** Settings as somebody types them: hours where the server counts minutes, and text where nothing may stand. */
export interface Typed {
  readonly senderName: string;
  readonly replyTo: string;
  readonly isQuiet: boolean;
  readonly from: string;
  readonly to: string;
  readonly reminders: string;
  readonly followUp: string;
  readonly staffNotices: boolean;
  readonly perMinute: string;
}

const hour = 60;
const longestHours = 720;
const usual = { from: 21 * hour, to: 8 * hour };

const clock = (minute: number) =>
  `${String(Math.floor(minute / hour)).padStart(2, '0')}:${String(minute % hour).padStart(2, '0')}`;

const minuteOf = (time: string) => {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * hour + minutes;
};

/** Settings as they are typed. */
export function typedOf(settings: Settings): Typed {
  const { from, to } = settings.quiet ?? usual;
  return {
    senderName: settings.senderName ?? '',
    replyTo: settings.replyTo ?? '',
    isQuiet: settings.quiet !== null,
    from: clock(from),
    to: clock(to),
    reminders: settings.reminderMinutes.map((minutes) => String(minutes / hour)).join(', '),
    followUp: settings.followUpMinutes === null ? '' : String(settings.followUpMinutes / hour),
    staffNotices: settings.staffNotices,
    perMinute: String(settings.perMinute),
  };
}

/** Fields whose text is not what it should be. */
export function faultyIn(typed: Typed): ('reminders' | 'followUp' | 'perMinute')[] {
  const hours = partsOf(typed.reminders).map(Number);
  const fit = hours.every((one) => one >= 0.1 && one <= longestHours);
  const after = Number(typed.followUp);
  const pace = Number(typed.perMinute);
  return [
    ...(fit && hours.length <= 5 ? [] : ['reminders' as const]),
    ...(after >= 0 && after <= longestHours ? [] : ['followUp' as const]),
    ...(Number.isInteger(pace) && pace >= 1 && pace <= 6000 ? [] : ['perMinute' as const]),
  ];
}

/** What was typed, as settings. */
export function settingsOf(typed: Typed): Settings {
  const nothing = (text: string) => (text.trim() === '' ? null : text.trim());
  const after = nothing(typed.followUp);
  return {
    senderName: nothing(typed.senderName),
    replyTo: nothing(typed.replyTo),
    quiet: typed.isQuiet ? { from: minuteOf(typed.from), to: minuteOf(typed.to) } : null,
    reminderMinutes: partsOf(typed.reminders).map((one) => Math.round(Number(one) * hour)),
    followUpMinutes: after === null ? null : Math.round(Number(after) * hour),
    staffNotices: typed.staffNotices,
    perMinute: Number(typed.perMinute),
  };
}

function partsOf(text: string): string[] {
  return text
    .split(/[,;\s]+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}
