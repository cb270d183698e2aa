import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { root } from '#test/cache';
import { readSources, type Import, type Source } from '#test/tidy/source';
import {
  bannedNames,
  fetches,
  goesOut,
  makesConnections,
  networkModules,
  nothingElse,
  packages,
  places,
  rooms,
  startedByName,
} from '#test/tidy/table';

const sources = await readSources();
const code = sources.filter(({ isTest }) => !isTest);

test('a file imports only from the rooms it may know', () => {
  none(
    imports(code)
      .filter(([, { isFile }]) => isFile)
      .filter(([source, { target }]) => !mayImport(source.file, target))
      .map(([source, found]) => `${at(source, found)} imports ${found.specifier}`),
  );
});

test('a room is entered through its door, by its name', () => {
  none(
    imports(code)
      .filter(
        ([{ file }, { target }]) => roomOf(target) !== undefined && roomOf(file) !== roomOf(target),
      )
      .filter(([{ file }]) => !file.startsWith('test/') && !file.startsWith('bench/'))
      .filter(([{ file }, { target, specifier }]) => {
        if (roomOf(target) === 'platform')
          return roomOf(file) !== undefined && !specifier.startsWith('#');
        return target !== `server/${roomOf(target)}/index.ts` || !specifier.startsWith('#');
      })
      .map(([source, found]) => `${at(source, found)} imports ${found.specifier}`),
  );
});

test('web tests stay in the web', () => {
  none(
    imports(sources)
      .filter(([{ file }, { target }]) => file.startsWith('web/') && target.startsWith('server/'))
      .map(([source, found]) => `${at(source, found)} imports ${found.specifier}`),
  );
});

test('a package is known only where it belongs', () => {
  none(
    imports(code)
      .filter(([, { isFile, target }]) => !isFile && !target.startsWith('node:'))
      .filter(([{ file }, { target }]) => !mayUse(file, target))
      .map(([source, found]) => `${at(source, found)} imports ${found.specifier}`),
  );
});

test('only what may go out to the network does', () => {
  none([
    ...imports(code)
      .filter(([{ file }, { target }]) => networkModules.includes(target) && !lies(file, goesOut))
      .map(([source, found]) => `${at(source, found)} imports ${found.specifier}`),
    ...matches(code, /(?<![.\w])fetch\(/, ({ file }) => !lies(file, fetches)),
  ]);
});

test('only the platform makes a connection to a database', () => {
  none(
    matches(
      code,
      /new (pg\.)?(Pool|Client)\(|PGlite\.create\(|new PGlite\(/,
      ({ file }) => !lies(file, makesConnections),
    ),
  );
});

test('rules decide from what they are given: no database, clock or configuration', () => {
  const rules = code.filter(({ file }) => /(^|\/)(rules|decide)\.ts$/.test(file));
  none([
    ...imports(rules)
      .filter(([, { target }]) =>
        /^(kysely|pg|node:.*|server\/platform\/(db|tx|clock|config|engine.*|ports)\.ts)$/.test(
          target,
        ),
      )
      .map(([source, found]) => `${at(source, found)} imports ${found.specifier}`),
    ...matches(rules, /new Date\(\)|Date\.now\(\)|Temporal\.Now|process\.env/),
  ]);
});

test('time comes from the clock', () => {
  const inRooms = code.filter(({ file }) => (roomOf(file) ?? 'platform') !== 'platform');
  none(matches(inRooms, /new Date\(\)|Date\.now\(\)|Temporal\.Now\b/));
});

test('files are named by act or thing, in small letters', () => {
  const names = sources.map(({ file }) => file);
  none(
    names.filter((file) => {
      const parts = file.replace(/(\.d|\.test|\.module|\.config)?\.(js|tsx?)$/, '').split('/');
      return parts.some((part) => bannedNames.includes(part) || !/^[a-z0-9-]+$/.test(part));
    }),
  );
});

test('a function has at most 70 lines', () => {
  none(
    code.flatMap(({ file, functions }) =>
      functions
        .filter(({ lines }) => lines > 70)
        .map(({ line, lines }) => `${file}:${line} has a function of ${lines} lines`),
    ),
  );
});

test('files stay small', () => {
  const lengths = code.map(({ text }) => text.split('\n').length).toSorted((a, b) => a - b);
  const percentile = (share: number): number => lengths[Math.floor(lengths.length * share)] ?? 0;
  assert.ok(percentile(0.5) <= 60, `half of all files have more than ${percentile(0.5)} lines`);
  assert.ok(percentile(0.95) <= 180, `1 file of 20 has more than ${percentile(0.95)} lines`);
});

test('every exported name is used by somebody', () => {
  const used = new Set(
    imports(sources).flatMap(([, { target, names }]) => names.map((name) => `${target} ${name}`)),
  );
  none(
    code
      .filter(
        ({ file }) =>
          !startedByName.some((name) =>
            typeof name === 'string' ? name === file : name.test(file),
          ),
      )
      .flatMap((source) =>
        source.exports
          .filter(
            ({ name }) => !used.has(`${source.file} ${name}`) && !used.has(`${source.file} *`),
          )
          // Types and the contract's shapes may be named for those who read them where they are used.
          .filter(
            ({ name, kind }) =>
              !(/^(interface|type)$/.test(kind) || source.file.startsWith('contract/')) ||
              !mentionedTwice(source, name),
          )
          .map(({ name, line }) => `${source.file}:${line} exports ${name}, which nobody imports`),
      ),
  );
});

test('what a room offers says what it is for', () => {
  none(
    code
      .filter(({ file }) => /^(contract|server)\//.test(file))
      .flatMap(({ file, exports }) =>
        exports
          .filter(
            ({ kind, documented }) => /^(function|class|interface)$/.test(kind) && !documented,
          )
          .map(({ name, line }) => `${file}:${line} exports ${name} without a word about it`),
      ),
  );
});

test('nothing is put off, skipped, or waved through', () => {
  const others = sources.filter(({ file }) => file !== 'test/tidy.test.ts');
  none([
    ...matches(others, /\b(TODO|FIXME|XXX|HACK)\b/),
    ...matches(others, /\b(test|it|describe|suite)\.(skip|only|todo)\b|\bskip: true/),
    ...matches(others, /@ts-(ignore|expect-error|nocheck)|(oxlint|eslint)-disable(?!.*--)/),
  ]);
});

test('sentences end where they end: no dashes that join two', async () => {
  const texts = await Array.fromAsync(
    glob(
      '{*.md,{bench,bin,contract,database,docs,server,test,web}/**/*.{css,html,js,json,md,sql,ts,tsx}}',
      {
        cwd: root,
        exclude: ['**/node_modules', '*/dist'],
      },
    ),
  );
  const found: string[] = [];
  for (const file of texts) {
    const lines = (await readFile(path.join(root, file), 'utf8')).split('\n');
    for (const [index, line] of lines.entries())
      if (/\w ?\u2014 ?\w/.test(line)) found.push(`${file}:${index + 1} ${line.trim()}`);
  }
  none(found);
});

function none(breaches: readonly string[]): void {
  assert.ok(breaches.length === 0, `${breaches.length} times:\n${breaches.join('\n')}`);
}

function imports(of: readonly Source[]): [Source, Import][] {
  return of.flatMap((source) => source.imports.map((found): [Source, Import] => [source, found]));
}

function at({ file }: Source, { line }: { line: number }): string {
  return `${file}:${line}`;
}

function matches(
  of: readonly Source[],
  pattern: RegExp,
  where: (source: Source) => boolean = () => true,
): string[] {
  return of.filter(where).flatMap(({ file, text }) =>
    text
      .split('\n')
      .map((line, index) => ({ line, number: index + 1 }))
      .filter(({ line }) => pattern.test(line) && !/^\s*(\/\/|\*|\/\*)/.test(line))
      .map(({ line, number }) => `${file}:${number} ${line.trim()}`),
  );
}

/** Whether a file is one of these places or lies in one. */
function lies(file: string, among: readonly string[]): boolean {
  return among.some((place) => file === place || file.startsWith(`${place}/`));
}

function placeOf(file: string): string | undefined {
  return Object.keys(places)
    .filter((place) => file === place || file.startsWith(`${place}/`))
    .toSorted((a, b) => b.length - a.length)[0];
}

function mayImport(file: string, target: string): boolean {
  const place = placeOf(file);
  if (place === undefined) return false;
  return lies(target, [place, ...(places[place] ?? [])]);
}

function mayUse(file: string, name: string): boolean {
  const place = Object.keys(nothingElse).find((each) => file.startsWith(`${each}/`));
  if (place !== undefined) return nothingElse[place]?.includes(name) === true;
  const homes = packages[name];
  return homes === undefined || lies(file, homes);
}

function roomOf(file: string): string | undefined {
  return rooms.find((room) => file.startsWith(`server/${room}/`));
}

function mentionedTwice({ text }: Source, name: string): boolean {
  return text.split(new RegExp(`\\b${name}\\b`)).length > 2;
}
