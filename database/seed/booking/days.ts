/** On so many days on either side of that on which the demo begins bookings lie: a real week where it has its people, a day in a small demo. */
const daysAround = { few: 1, many: 7 };

/**
 * Days on which bookings of the demo lie, counted from that on which it begins: what one looks at first comes first.
 * @param people how many people each of its businesses gets
 */
export function demoDays(people: number): readonly number[] {
  const around = people < 500 ? daysAround.few : daysAround.many;
  const ahead = Array.from({ length: around }, (_, place) => place + 1);
  return [0, ...ahead, ...ahead.map((days) => -days)];
}
