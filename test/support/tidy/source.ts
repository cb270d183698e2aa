import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseSync } from 'vite';
import { root } from '../cache.ts';

/** One import, `import type`, `import()` or re-export of a file. */
export interface Import {
  /** What it names: a file of the repository, or a package such as `zod` or `node:path`. */
  readonly target: string;
  readonly isFile: boolean;
  /** How it was written. */
  readonly specifier: string;
  readonly line: number;
  /** Names taken from the target; `*` for all of them. */
  readonly names: readonly string[];
}

/** One function with a body. */
export interface Written {
  readonly line: number;
  readonly lines: number;
}

/** One name that a file exports. */
export interface Exported {
  readonly name: string;
  readonly line: number;
  readonly kind: 'function' | 'class' | 'interface' | 'type' | 'value' | 'again';
  readonly documented: boolean;
}

/** A source file, read for the tests of its order. */
export interface Source {
  readonly file: string;
  readonly text: string;
  readonly isTest: boolean;
  readonly imports: readonly Import[];
  readonly exports: readonly Exported[];
  readonly functions: readonly Written[];
}

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [property: string]: unknown;
}

const everything = '{bench,bin,client,contract,database,server,test,web}/**/*.{js,ts,tsx}';

/** Reads every source file of the repository. */
export async function readSources(): Promise<Source[]> {
  const aliases = await importAliases();
  const files = await Array.fromAsync(
    glob(everything, { cwd: root, exclude: ['**/node_modules', '*/dist'] }),
  );
  return Promise.all(
    files.toSorted().map(async (file) => {
      const text = await readFile(path.join(root, file), 'utf8');
      return read(file, text, aliases);
    }),
  );
}

async function importAliases(): Promise<[string, string][]> {
  const text = await readFile(path.join(root, 'package.json'), 'utf8');
  return Object.entries((JSON.parse(text) as { imports: Record<string, string> }).imports);
}

function read(file: string, text: string, aliases: readonly [string, string][]): Source {
  const { program } = parseSync(file, text);
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length;
  const imports: Import[] = [];
  const functions: Written[] = [];
  walk(program, (node) => {
    const specifier = (node['source'] as { value?: unknown } | null | undefined)?.value;
    if (typeof specifier === 'string') {
      const found = resolve(file, specifier, aliases);
      imports.push({ ...found, specifier, line: lineOf(node.start), names: namesOf(node) });
    }
    if (isFunction(node)) {
      const lines = text.slice(node.start, node.end).split('\n').length;
      functions.push({ line: lineOf(node.start), lines });
    }
  });
  const exports = (program as unknown as { body: Node[] }).body.flatMap((node) =>
    exportsOf(node).map((exported) => ({
      ...exported,
      line: lineOf(node.start),
      documented: text.slice(0, node.start).trimEnd().endsWith('*/'),
    })),
  );
  const isTest = file.endsWith('.test.ts');
  return { file, text, isTest, imports, exports, functions };
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit);
  } else if (typeof node === 'object' && node !== null) {
    if ('type' in node) visit(node as Node);
    for (const value of Object.values(node)) walk(value, visit);
  }
}

function isFunction(node: Node): boolean {
  return (
    ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type) &&
    (node['body'] as Node | null)?.type === 'BlockStatement'
  );
}

function resolve(
  file: string,
  specifier: string,
  aliases: readonly [string, string][],
): { target: string; isFile: boolean } {
  if (specifier.startsWith('.'))
    return { target: path.posix.join(path.posix.dirname(file), specifier), isFile: true };
  for (const [alias, place] of specifier.startsWith('#') ? aliases : []) {
    const stem = alias.replace('*', '');
    if (alias === specifier || (alias.endsWith('*') && specifier.startsWith(stem)))
      return { target: place.slice(2).replace('*', specifier.slice(stem.length)), isFile: true };
  }
  const parts = specifier.split('/');
  return { target: parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/'), isFile: false };
}

type Specifier = Node & { imported?: Named; local?: Named };
type Named = { name?: string; value?: string };

function namesOf(node: Node): string[] {
  if (node.type === 'TSImportType' || node.type === 'ImportExpression') return ['*'];
  if (node.type === 'ExportAllDeclaration') return ['*'];
  return ((node['specifiers'] as Specifier[] | undefined) ?? []).map((specifier) => {
    if (specifier.type === 'ImportDefaultSpecifier') return 'default';
    if (specifier.type === 'ImportNamespaceSpecifier') return '*';
    const named = specifier.type === 'ExportSpecifier' ? specifier.local : specifier.imported;
    return named?.name ?? named?.value ?? '*';
  });
}

type Bare = Pick<Exported, 'name' | 'kind'>;

function exportsOf(node: Node): Bare[] {
  if (node.type === 'ExportDefaultDeclaration') return [{ name: 'default', kind: 'value' }];
  if (node.type !== 'ExportNamedDeclaration') return [];
  const declared = node['declaration'] as Node | null;
  if (declared === null) {
    const kind = node['source'] ? 'again' : 'value';
    return (node['specifiers'] as { exported: Named }[]).map(({ exported }) => ({
      name: exported.name ?? exported.value ?? '*',
      kind,
    }));
  }
  if (declared.type === 'VariableDeclaration')
    return (declared['declarations'] as { id: Named }[]).map(({ id }) => ({
      name: id.name ?? '*',
      kind: 'value',
    }));
  const name = (declared['id'] as Named).name ?? '*';
  return [{ name, kind: kinds[declared.type] ?? 'value' }];
}

const kinds: Readonly<Record<string, Exported['kind']>> = {
  FunctionDeclaration: 'function',
  TSDeclareFunction: 'function',
  ClassDeclaration: 'class',
  TSInterfaceDeclaration: 'interface',
  TSTypeAliasDeclaration: 'type',
};
