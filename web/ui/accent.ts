import { hexOf, linearOf, type Oklab, oklabOf } from './oklab.ts';

/** The least contrast of text on its ground, and of a button against what it stands on (WCAG 2.2 AA). */
const readable = 4.5;
const visible = 3;

/** What an accent stands on, as in tokens.css: the page, what floats over it, and where text is hardest to read. */
const grounds = {
  light: { page: '#fdfdfb', raised: '#f4f4f0', hardest: '#e8e8e1' },
  dark: { page: '#191a18', raised: '#232521', hardest: '#2b2d28' },
} as const;

/** What an accent becomes: `light` and `dark` colours for each use, each of them readable where it stands. */
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

type Theme = keyof Pair;

/**
 * Makes a business's colour usable. Only its lightness is moved, and only as far as it must be: the fill of buttons
 * until it stands out and carries white or black words, the colour of words until they can be read.
 * @param hex as in `#1f6f5c`
 */
export function accentOf(hex: string): Accent {
  const [light, dark] = [usesIn('light', hex), usesIn('dark', hex)];
  return {
    fill: { light: light.fill, dark: dark.fill },
    onFill: { light: light.onFill, dark: dark.onFill },
    text: { light: light.text, dark: dark.text },
    wash: { light: light.wash, dark: dark.wash },
  };
}

/** Puts an accent on the page, for every use of it in the tokens. */
export function wearAccent(hex: string, root: HTMLElement): void {
  const { fill, onFill, text, wash } = accentOf(hex);
  const uses = { accent: fill, 'on-accent': onFill, 'accent-text': text, 'accent-wash': wash };
  for (const [name, { light, dark }] of Object.entries(uses))
    root.style.setProperty(`--${name}`, `light-dark(${light}, ${dark})`);
}

function usesIn(theme: Theme, hex: string) {
  const { page, raised, hardest } = grounds[theme];
  const color = oklabOf(hex);
  const towards = theme === 'light' ? 0 : 1;
  const wash = hexOf(between(oklabOf(page), color, theme === 'light' ? 0.1 : 0.16));
  const text = moved(color, towards, (shade) =>
    [hardest, wash].every((ground) => contrast(shade, ground) >= readable),
  );
  const seen = moved(color, towards, (shade) => contrast(shade, raised) >= visible);
  return { text, wash, ...wordsOn(seen, raised) };
}

/** White words where they can be read, perhaps on a darker shade that still stands out; else black ones. */
function wordsOn(seen: string, ground: string): { fill: string; onFill: string } {
  const darker = moved(oklabOf(seen), 0, (shade) => contrast(shade, '#ffffff') >= readable);
  const isBright = contrast(seen, '#000000') >= 8;
  return contrast(darker, ground) >= visible && !isBright
    ? { fill: darker, onFill: '#ffffff' }
    : { fill: seen, onFill: '#000000' };
}

/** Moves the lightness of a colour towards black (0) or white (1), by a hundredth at a time, until it is good enough. */
function moved(color: Oklab, towards: 0 | 1, good: (shade: string) => boolean): string {
  const step = towards === 0 ? -0.01 : 0.01;
  for (let l = color.l; l >= 0 && l <= 1; l += step) {
    const shade = hexOf({ ...color, l });
    if (good(shade)) return shade;
  }
  return towards === 0 ? '#000000' : '#ffffff';
}

function between(from: Oklab, to: Oklab, share: number): Oklab {
  const part = (key: keyof Oklab) => from[key] + (to[key] - from[key]) * share;
  return { l: part('l'), a: part('a'), b: part('b') };
}

/** Contrast of two colours, 1 to 21. Formula: WCAG 2.2, "contrast ratio". */
export function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** Relative luminance, 0 to 1. Formula: WCAG 2.2, "relative luminance". */
function luminance(hex: string): number {
  const [red, green, blue] = linearOf(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
