/** A minute of the day as a field for a time shows it: `17:30`. The end of the day is `00:00`. */
export function clockOf(minute: number): string {
  const parts = [Math.floor(minute / 60) % 24, minute % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** The minute of the day that was typed. @param otherwise where nothing is */
export function minuteOf(text: string, otherwise: number): number {
  const [hours, minutes] = text.split(':').map(Number);
  return hours === undefined || minutes === undefined ? otherwise : hours * 60 + minutes;
}
