const endMark = 0x06_05_4b_50;
const entryMark = 0x02_01_4b_50;
const endBytes = 22;
const entryBytes = 46;
const longestComment = 65_535;

/** What a ZIP archive's directory says of it, in bytes. */
export interface Unpacked {
  /** What all of its files come to; 4 GB and more for what is larger than that. */
  readonly bytes: number;
  /** Whether a file in it has bytes and says that it comes to none. */
  readonly hides: boolean;
}

/** Reads what an archive unpacks to, without unpacking it; undefined where it has no directory. */
export function unpacked(archive: Uint8Array): Unpacked | undefined {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.byteLength);
  const end = endOf(view);
  if (end === undefined) return undefined;
  let [at, bytes, hides] = [view.getUint32(end + 16, true), 0, false];
  while (at + entryBytes <= view.byteLength && view.getUint32(at, true) === entryMark) {
    const size = view.getUint32(at + 24, true);
    bytes += size;
    hides ||= size === 0 && view.getUint32(at + 20, true) > endBytes;
    at +=
      entryBytes + [28, 30, 32].reduce((sum, place) => sum + view.getUint16(at + place, true), 0);
  }
  return { bytes, hides };
}

function endOf(view: DataView): number | undefined {
  const least = Math.max(0, view.byteLength - endBytes - longestComment);
  for (let at = view.byteLength - endBytes; at >= least; at -= 1)
    if (view.getUint32(at, true) === endMark) return at;
  return undefined;
}
