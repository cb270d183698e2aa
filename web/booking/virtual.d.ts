/** The words of one language, with those of what can go wrong here; vite.config.ts makes them. */
declare module 'virtual:words/*' {
  import type { BookingWords } from '../words/booking-shape.ts';

  const spoken: {
    readonly words: BookingWords;
    readonly problems: Readonly<Record<string, string>>;
  };
  export default spoken;
}
