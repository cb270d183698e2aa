/**
 * What limits count by: an IPv4 address, or the /64 network of an IPv6 one, of which one household has as many
 * addresses as it likes.
 */
export function sourceOf(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const middle = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  const groups = address.includes('::') ? [...left, ...middle, ...right] : left;
  return `${groups.slice(0, 4).join(':')}::/64`;
}
