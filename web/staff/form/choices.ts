import type { Choice } from '../../ui/select.tsx';
import { nameOf } from '../../words/format.ts';
import { spoken } from '../../words/index.ts';

/** Intl can name countries but not list them, so every pair of letters is tried. */
const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');

/** Every country by its name in the language of the screen. */
export function countryChoices(): Choice<string>[] {
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  return byLabel(
    codes
      .map((value) => ({ value, label: nameOf('region', value) }))
      .filter(({ value, label }) => label !== value && !unreal.has(value)),
  );
}

/** Groups, reserved codes and former countries that Intl knows by a name too. */
const unreal = new Set(
  'AC AN BU CP CQ CS DD DG EA EU EZ FX IC NT QO SU TA TP UK UN XA XB YD YU ZR ZZ'.split(' '),
);

/** Every currency by its name, its code in small. */
export function currencyChoices(): Choice<string>[] {
  return byLabel(
    Intl.supportedValuesOf('currency').map((value) => ({
      value,
      label: `${nameOf('currency', value)} (${value})`,
    })),
  );
}

/** Every time zone, with the time it is there. */
export function zoneChoices(): Choice<string>[] {
  const now = new Date();
  const language = spoken();
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', ownZone()]);
  return [...zones].map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
    detail: new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: value }).format(now),
  }));
}

/** The zone of this browser, under the name that `zoneChoices` has for it. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

function byLabel(choices: Choice<string>[]): Choice<string>[] {
  const { compare } = new Intl.Collator(spoken());
  return choices.toSorted((a, b) => compare(a.label, b.label));
}
