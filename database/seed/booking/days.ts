const ahead = Array.from({ length: 14 }, (_, place) => place + 1);
const behind = Array.from({ length: 14 }, (_, place) => -1 - place);

/** Days on which bookings of the demo lie, counted from that on which it begins: what one looks at first comes first. */
export const demoDays: readonly number[] = [
  0,
  1,
  -1,
  ...ahead.slice(1, 7),
  ...behind.slice(1, 7),
  ...ahead.slice(7),
  ...behind.slice(7),
];
