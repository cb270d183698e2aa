/** A colour by lightness (0 to 1) and two axes of hue, in which equal steps look equal. */
export interface Oklab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

type Triple = readonly [number, number, number];

/** Source of the matrices: Björn Ottosson, "A perceptual color space for image processing", 2020. */
const toCone = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
] as const;
const toLab = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
] as const;
const fromLab = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
] as const;
const fromCone = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
] as const;

/** @param hex as in `#1f6f5c` */
export function oklabOf(hex: string): Oklab {
  const [l, a, b] = times(toLab, mapped(times(toCone, linearOf(hex)), Math.cbrt));
  return { l, a, b };
}

/** The colour as hex; one that no screen can show loses colourfulness until it can, and keeps its lightness. */
export function hexOf({ l, a, b }: Oklab): string {
  for (let share = 1; share > 0; share -= 0.05) {
    const linear = linearFrom({ l, a: a * share, b: b * share });
    if (linear.every((part) => part >= -0.0005 && part <= 1.0005)) return hexFrom(linear);
  }
  return hexFrom(linearFrom({ l, a: 0, b: 0 }));
}

/** Red, green and blue of a colour as amounts of light, 0 to 1. Formula: IEC 61966-2-1. */
export function linearOf(hex: string): Triple {
  const parts = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return mapped(parts as unknown as Triple, (part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
}

function linearFrom({ l, a, b }: Oklab): Triple {
  return times(
    fromCone,
    mapped(times(fromLab, [l, a, b]), (part) => part ** 3),
  );
}

function hexFrom(linear: Triple): string {
  const parts = linear.map((part) => {
    const light = Math.min(1, Math.max(0, part));
    const share = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
    return Math.round(share * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

function times(matrix: readonly Triple[], [x, y, z]: Triple): Triple {
  return matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple;
}

function mapped(triple: Triple, change: (part: number) => number): Triple {
  return triple.map(change) as unknown as Triple;
}
