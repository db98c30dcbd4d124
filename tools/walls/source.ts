import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { type ESTree, parseSync, Visitor } from 'vite';
import { type Place, placeOf } from './places.ts';

export interface Import {
  /** As written. */
  readonly specifier: string;
  /** Path from the root; null for packages and for aliases nobody defined. */
  readonly path: string | null;
  readonly line: number;
  readonly typeOnly: boolean;
}

export interface Said {
  readonly line: number;
  readonly text: string;
}

/** A TypeScript file as the rules see it. */
export interface Source {
  readonly path: string;
  readonly place: Place;
  readonly test: boolean;
  readonly generated: boolean;
  readonly imports: readonly Import[];
  readonly comments: readonly Said[];
  /** Lines of `any`. */
  readonly anys: readonly number[];
  /** Texts of SQL and names given to the query builder (`posts as p` becomes `from posts as p`). */
  readonly sql: readonly Said[];
  /** Keys of types and interfaces named `…Tables`. */
  readonly tables: readonly string[];
  readonly exportedFunctions: readonly string[];
  /** What the parser could not read. */
  readonly unreadable: string | null;
}

const BUILDER =
  /^(selectFrom|insertInto|updateTable|deleteFrom|replaceInto|mergeInto|from|using|table|(inner|left|right|full|cross)Join(Lateral)?)$/;
const RAW = /^(query|exec|raw)$/;

/** Reads and parses one file. */
export const readSource = (root: string, path: string): Source => {
  const text = readFileSync(join(root, path), 'utf8');
  const { program, comments, errors } = parseSync(path, text);
  const lineAt = lineCounter(text);
  const found = look(program, lineAt);
  return {
    path,
    place: placeOf(path),
    test: /\.test\.tsx?$/.test(path),
    generated: /\.gen\.ts$|\/locales\//.test(path),
    comments: comments.map((comment) => ({ line: lineAt(comment.start), text: comment.value })),
    unreadable: errors[0]?.message ?? null,
    ...found,
    imports: found.imports.map((one) => ({ ...one, path: resolve(path, one.specifier) })),
  };
};

const look = (program: ESTree.Program, lineAt: (offset: number) => number) => {
  const imports: Omit<Import, 'path'>[] = [];
  const anys: number[] = [];
  const sql: Said[] = [];
  const tables: string[] = [];
  const exportedFunctions: string[] = [];
  const imported = (node: { start: number }, specifier: string, typeOnly: boolean) =>
    imports.push({ specifier, line: lineAt(node.start), typeOnly });
  const said = (node: { start: number }, text: string) => sql.push({ line: lineAt(node.start), text });
  const declared = (name: string, members: readonly ESTree.TSSignature[]) => {
    if (!name.endsWith('Tables')) return;
    for (const member of members) if (member.type === 'TSPropertySignature') tables.push(textOf(member.key) ?? nameOf(member.key));
  };

  new Visitor({
    ImportDeclaration: (node) => imported(node, node.source.value, node.importKind === 'type'),
    ExportAllDeclaration: (node) => imported(node, node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration(node) {
      if (node.source) imported(node, node.source.value, node.exportKind === 'type');
      exportedFunctions.push(...functionsOf(node.declaration));
    },
    ImportExpression(node) {
      const specifier = textOf(node.source);
      if (specifier !== null) imported(node, specifier, false);
    },
    TSImportType: (node) => imported(node, node.source.value, true),
    TSAnyKeyword: (node) => anys.push(lineAt(node.start)),
    TaggedTemplateExpression(node) {
      if (/^sql\b/.test(nameOf(node.tag))) said(node, partsOf(node.quasi));
    },
    CallExpression(node) {
      const name = node.callee.type === 'MemberExpression' ? nameOf(node.callee.property) : '';
      const values = node.arguments[0]?.type === 'ArrayExpression' ? node.arguments[0].elements : node.arguments.slice(0, 1);
      for (const value of values) {
        const text = value && textOf(value);
        if (typeof text === 'string' && BUILDER.test(name))
          said(node.callee.type === 'MemberExpression' ? node.callee.property : node, `from ${text}`);
        if (typeof text === 'string' && RAW.test(name)) said(node, text);
      }
    },
    TSInterfaceDeclaration: (node) => declared(node.id.name, node.body.body),
    TSTypeAliasDeclaration(node) {
      if (node.typeAnnotation.type === 'TSTypeLiteral') declared(node.id.name, node.typeAnnotation.members);
    },
  }).visit(program);
  return { imports, anys, sql, tables, exportedFunctions };
};

const functionsOf = (declaration: ESTree.Declaration | null): string[] => {
  if (declaration?.type === 'FunctionDeclaration') return declaration.id ? [declaration.id.name] : [];
  if (declaration?.type !== 'VariableDeclaration') return [];
  return declaration.declarations.filter((one) => /Function/.test(one.init?.type ?? '')).map((one) => nameOf(one.id));
};

const nameOf = (node: ESTree.Node): string => {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? `${nameOf(node.object)}.${nameOf(node.property)}` : '';
};

const textOf = (node: ESTree.Node): string | null => {
  if (node.type === 'Literal') return typeof node.value === 'string' ? node.value : null;
  return node.type === 'TemplateLiteral' ? partsOf(node) : null;
};

const partsOf = (template: ESTree.TemplateLiteral): string => template.quasis.map((part) => part.value.raw).join(' ? ');

/** Aliases are those of the `imports` in server/package.json and web/package.json. */
const resolve = (from: string, specifier: string): string | null => {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) return posix.join(posix.dirname(from), bare);
  const [, alias, rest] = /^(#server|#web|#test|#contract|@profplus\/contract)\/(.+)$/.exec(bare) ?? [];
  if (alias === '#server' || alias === '#web') return `${alias.slice(1)}/src/${rest}`;
  if (alias === '#test') return `${from.split('/')[0]}/test/${rest}`;
  return alias ? `contract/src/${rest}.ts` : null;
};

const lineCounter = (text: string) => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset: number) => starts.findLastIndex((start) => start <= offset) + 1;
};
