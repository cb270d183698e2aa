import type { WriteStream } from 'node:tty';

const width = 24;
/** Between two pictures of the bar. */
const everyMs = 100;

/** Shows how far work is, in one line that is written over: nothing where nobody looks at a terminal. */
export class ProgressBar {
  readonly #to: Pick<WriteStream, 'isTTY' | 'write'>;
  #shown = 0;
  #step = '';

  constructor(to: Pick<WriteStream, 'isTTY' | 'write'> = process.stderr) {
    this.#to = to;
  }

  /** @param of all there is to do; 0 where nobody knows */
  show(step: string, done: number, of: number): void {
    const time = performance.now();
    if (!this.#to.isTTY || (step === this.#step && time - this.#shown < everyMs)) return;
    this.#shown = time;
    this.#step = step;
    this.#to.write(`\r\u001b[K${step.padEnd(10)} ${pictured(done, of)}`);
  }

  /** Takes the bar away. */
  end(): void {
    if (this.#to.isTTY) this.#to.write('\r\u001b[K');
  }
}

function pictured(done: number, of: number): string {
  if (of === 0) return done === 0 ? '' : done.toLocaleString('en');
  const share = Math.min(1, done / of);
  const full = Math.round(share * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)} ${Math.floor(share * 100)} %`;
}
