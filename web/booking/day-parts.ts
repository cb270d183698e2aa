/** Parts of the day that somebody may wait for, in minutes. */
export const dayParts = {
  anyTime: [0, 1440],
  morning: [0, 720],
  afternoon: [720, 1020],
  evening: [1020, 1440],
} as const;
export type DayPart = keyof typeof dayParts;

export const everyDayPart = Object.keys(dayParts) as DayPart[];
