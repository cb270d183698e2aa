const ahead = Array.from({ length: 3 }, (_, place) => place + 1);
const behind = Array.from({ length: 3 }, (_, place) => -1 - place);

/** Days on which bookings of the demo lie, counted from that on which it begins: what one looks at first comes first. */
export const demoDays: readonly number[] = [0, ...ahead, ...behind];
