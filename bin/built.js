import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { inRoot } from './place.js';

/**
 * What is built from sources: whether it was built from them as they stand, and the building of it. A hash of the sources
 * lies beside what was built from them.
 */
export class Built {
  #folder;
  #config;
  #sources;

  /**
   * @param {string} folder what is built
   * @param {string} config the builder's settings; where they are not there, `folder` was shipped without its sources
   * @param {string[]} sources files and folders that it is made of
   */
  constructor(folder, config, sources) {
    this.#folder = folder;
    this.#config = config;
    this.#sources = [...sources, 'package-lock.json'];
  }

  get isBuilt() {
    if (!existsSync(inRoot(this.#config))) return true;
    const stamp = this.#stamp;
    return existsSync(stamp) && readFileSync(stamp, 'utf8') === this.#fingerprint();
  }

  /**
   * @param {() => boolean} build
   * @returns {boolean} what `build` returns: whether it could be built
   */
  build(build) {
    const before = this.#fingerprint();
    if (!build()) return false;
    writeFileSync(this.#stamp, before);
    return true;
  }

  get #stamp() {
    return inRoot(this.#folder, '.built');
  }

  /** A hash over the names and contents of all sources, tests left out. */
  #fingerprint() {
    const hash = createHash('sha256');
    for (const file of this.#sources.flatMap((source) => filesUnder(source))) {
      hash
        .update(`${file}\0`)
        .update(readFileSync(inRoot(file)))
        .update('\0');
    }
    return hash.digest('hex');
  }
}

/**
 * @param {string} place a file or a folder of the repository
 * @returns {string[]} the files in it, in a fixed order
 */
function filesUnder(place) {
  if (statSync(inRoot(place)).isFile()) return /\.test\.tsx?$/.test(place) ? [] : [place];
  return readdirSync(inRoot(place))
    .filter((name) => name !== 'dist' && !name.startsWith('.'))
    .toSorted()
    .flatMap((name) => filesUnder(`${place}/${name}`));
}
