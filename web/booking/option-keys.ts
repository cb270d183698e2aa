/**
 * Where a key leads among options that stand in rows: to the one beside, above or below, to the first or the last.
 * @returns undefined where it leads nowhere
 */
export function beside<T extends Placed>(
  options: readonly T[],
  from: T,
  key: string,
): T | undefined {
  const at = options.indexOf(from);
  switch (key) {
    case 'ArrowRight':
      return options[at + 1];
    case 'ArrowLeft':
      return options[at - 1];
    case 'ArrowDown':
      return nextRow(options.slice(at + 1), from);
    case 'ArrowUp':
      return nextRow(options.slice(0, Math.max(0, at)).toReversed(), from);
    case 'Home':
      return options[0];
    case 'End':
      return options.at(-1);
    default:
      return undefined;
  }
}

interface Placed {
  getBoundingClientRect(): Pick<DOMRect, 'top' | 'left'>;
}

/** Of the nearest row in a direction, the option that stands straightest below or above. */
function nextRow<T extends Placed>(options: readonly T[], from: T): T | undefined {
  const here = from.getBoundingClientRect();
  const others = options.map((one) => ({ one, place: one.getBoundingClientRect() }));
  const row = others.find(({ place }) => place.top !== here.top)?.place.top;
  return others
    .filter(({ place }) => place.top === row)
    .toSorted((a, b) => Math.abs(a.place.left - here.left) - Math.abs(b.place.left - here.left))[0]
    ?.one;
}
