/**
 * The tax that is in a price, rounded half up on minor units: of 107.00 at 7 % it is 7.00.
 * @param permille 70 is 7 %
 */
export function taxWithin(gross: bigint, permille: number): bigint {
  return halfUp(gross * BigInt(permille), 1000n + BigInt(permille));
}

/**
 * The tax on a part that goes back of something taxed. Parts are rounded together with those before them, so that once all
 * has gone back all of the tax has.
 */
export function taxOfPart(
  whole: { readonly total: bigint; readonly tax: bigint },
  before: { readonly total: bigint; readonly tax: bigint },
  part: bigint,
): bigint {
  return halfUp(whole.tax * (before.total + part), whole.total) - before.tax;
}

const halfUp = (numerator: bigint, denominator: bigint) =>
  (numerator * 2n + denominator) / (denominator * 2n);
