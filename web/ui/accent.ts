/** The least contrast of text on its ground (WCAG 2.2 AA). */
const readable = 4.5;

/** The grounds on which each theme's text is hardest to read, and the page itself: as in tokens.css. */
const grounds = { light: '#e8e8e1', dark: '#2b2d28' } as const;
const pages = { light: '#fdfdfb', dark: '#191a18' } as const;

type Rgb = readonly [number, number, number];

/** What an accent becomes: `light` and `dark` colours for each use, each pair of them readable. */
export interface Accent {
  readonly fill: Pair;
  readonly onFill: Pair;
  readonly text: Pair;
  readonly wash: Pair;
}

interface Pair {
  readonly light: string;
  readonly dark: string;
}

/**
 * Makes a business's colour usable: the fill of buttons is moved towards black until white can be read on it or
 * towards white until black can; the colour of text is moved until it can be read on the grounds of the theme.
 * @param hex as in `#1f6f5c`
 */
export function accentOf(hex: string): Accent {
  const light = fillOf(hex, grounds.light);
  const dark = fillOf(hex, grounds.dark);
  const wash = { light: mix(pages.light, hex, 0.1), dark: mix(pages.dark, hex, 0.2) };
  return {
    fill: { light: light.fill, dark: dark.fill },
    onFill: { light: light.onFill, dark: dark.onFill },
    text: {
      light: until(hex, '#000000', readableOn(grounds.light, wash.light)),
      dark: until(hex, '#ffffff', readableOn(grounds.dark, wash.dark)),
    },
    wash,
  };
}

/** Puts an accent on the page, for every use of it in the tokens. */
export function wearAccent(hex: string, root: HTMLElement): void {
  const { fill, onFill, text, wash } = accentOf(hex);
  const uses = {
    '--accent': fill,
    '--on-accent': onFill,
    '--accent-text': text,
    '--accent-wash': wash,
  };
  for (const [name, { light, dark }] of Object.entries(uses))
    root.style.setProperty(name, `light-dark(${light}, ${dark})`);
}

/** A fill that stands out from its ground by 3 : 1 and carries white or black text by 4.5 : 1. */
function fillOf(hex: string, ground: string): { fill: string; onFill: string } {
  const away = luminance(ground) > 0.5 ? '#000000' : '#ffffff';
  const seen = until(hex, away, (color) => contrast(color, ground) >= 3);
  if (contrast(seen, '#ffffff') >= readable) return { fill: seen, onFill: '#ffffff' };
  if (contrast(seen, '#000000') >= 7) return { fill: seen, onFill: '#000000' };
  const fill = until(seen, '#000000', (color) => contrast(color, '#ffffff') >= readable);
  return contrast(fill, ground) >= 3
    ? { fill, onFill: '#ffffff' }
    : { fill: seen, onFill: '#000000' };
}

const readableOn =
  (...on: string[]) =>
  (color: string): boolean =>
    on.every((ground) => contrast(color, ground) >= readable);

/** Moves a colour towards another in steps of 2 % until it is good enough. */
function until(from: string, towards: string, good: (color: string) => boolean): string {
  for (let share = 0; share < 1; share += 0.02) {
    const color = mix(from, towards, share);
    if (good(color)) return color;
  }
  return towards;
}

/** Contrast of two colours, 1 to 21. Formula: WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance, 0 to 1. Formula: WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [red, green, blue] = rgbOf(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function mix(from: string, towards: string, share: number): string {
  const [a, b] = [rgbOf(from), rgbOf(towards)];
  const parts = a.map((part, at) => Math.round(part + ((b[at] ?? 0) - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function rgbOf(hex: string): Rgb {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb;
}
