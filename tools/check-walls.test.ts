import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWalls } from './check-walls.ts';

type Tree = Readonly<Record<string, string>>;

const breachesOf = (tree: Tree): string[] => {
  const root = mkdtempSync(join(tmpdir(), 'walls-'));
  try {
    for (const [path, text] of Object.entries(tree)) {
      mkdirSync(join(root, dirname(path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    return checkWalls(root);
  } finally {
    rmSync(root, { recursive: true });
  }
};

/** The tree breaks exactly one rule, and the sentence says so; the other tree breaks none. */
const rule = (name: string, broken: Tree, sentence: string | RegExp, kept: Tree) => {
  describe(name, () => {
    it('is reported when broken', () => {
      const breaches = breachesOf(broken);
      expect(breaches).toHaveLength(1);
      expect(breaches[0]).toMatch(sentence);
    });
    it('is silent when kept', () => expect(breachesOf(kept)).toEqual([]));
  });
};

const publishing = (line: string): Tree => ({ 'server/src/feed/publish-post.ts': `${line}\nexport const publishPost = () => {};\n` });

describe('an empty tree', () => it('breaks nothing', () => expect(breachesOf({})).toEqual([])));

rule(
  'server layers',
  { 'server/src/platform/log.ts': "import { publishPost } from '#server/feed/public.ts';" },
  'the platform knows no slice',
  publishing("import { log } from '#server/platform/log.ts';"),
);
rule('the composition root stays above the slices', publishing("import type { App } from '#server/app.ts';"), 'slices stands below app', {
  'server/src/app.ts': "import { routes } from '#server/feed/routes.ts';",
});
rule('nothing imports the entry', { 'server/src/app.ts': "import './main.ts';" }, 'imports the entry server/src/main.ts; nothing does', {
  'server/src/main.ts': "import './app.ts';",
});
rule(
  'the order of slices',
  { 'server/src/accounts/public.ts': "import { x } from '#server/members/public.ts';" },
  'members is above accounts',
  { 'server/src/members/public.ts': "import { x } from '#server/accounts/public.ts';" },
);
rule(
  'only public.ts of a lower slice, types included',
  publishing("import type { Row } from '#server/members/tables.ts';"),
  'a slice uses only public.ts of a lower slice',
  publishing("import type { Row } from '#server/members/public.ts';"),
);
rule(
  'siblings never meet, by re-export either',
  { 'server/src/tasks/public.ts': "export * from '#server/chat/public.ts';" },
  'tasks and chat are siblings',
  { 'server/src/tasks/public.ts': "export * from '#server/library/public.ts';" },
);
rule('web layers', { 'web/src/features/feed/api.ts': "export { page } from '#web/areas/site/page.tsx';" }, 'features stands below areas', {
  'web/src/areas/site/page.tsx': "import { usePosts } from '#web/features/feed/api.ts';",
});
rule(
  'areas never import each other, lazily either',
  { 'web/src/areas/site/page.tsx': "const page = () => import('#web/areas/member/page.tsx');" },
  'areas never import each other',
  { 'web/src/areas/site/page.tsx': "const page = () => import('./other-page.tsx');" },
);
rule(
  'another feature only through its parts',
  { 'web/src/features/feed/card.tsx': "type Api = import('#web/features/members/api.ts').Api;" },
  'another feature is used only through its parts.tsx',
  { 'web/src/features/feed/card.tsx': "import { Avatar } from '#web/features/members/parts.tsx';" },
);
rule('ui knows no domain', { 'web/src/ui/card.tsx': "import type { Post } from '#contract/feed';" }, 'ui knows no domain', {
  'web/src/ui/card.tsx': "import { day } from '#web/lib/dates.ts';",
});
rule(
  'the contract imports zod and itself only',
  { 'contract/src/feed.ts': "import dayjs from 'dayjs';" },
  'the contract imports zod and itself only',
  { 'contract/src/feed.ts': "import { z } from 'zod';\nimport { PostId } from './ids.ts';" },
);
rule(
  'server and web meet only in the contract',
  { 'web/src/lib/call.ts': "import type { App } from '#server/app.ts';" },
  'web and server meet only in the contract',
  { 'web/src/lib/call.ts': "import type { Problem } from '#contract/errors';" },
);
rule('no relative import above the folder top', publishing("import { log } from '../platform/log.ts';"), 'climbs out of server/src/feed', {
  'server/src/platform/http/bind.ts': "import { log } from '../log.ts';",
});
rule(
  'only known aliases',
  publishing("import { x } from '#feed/x.ts';"),
  'an alias nobody defined',
  publishing("import { x } from '#contract/feed';"),
);
rule(
  'no cycles between files, types included',
  { 'web/src/lib/a.ts': "import type { B } from './b.ts';", 'web/src/lib/b.ts': "import { a } from './a.ts';" },
  /web\/src\/lib\/a.ts → web\/src\/lib\/b.ts → web\/src\/lib\/a.ts/,
  { 'web/src/lib/a.ts': "import type { B } from './b.ts';", 'web/src/lib/b.ts': '' },
);
rule(
  'no cycles between features',
  {
    'web/src/features/feed/parts.tsx': "import { Name } from '#web/features/members/parts.tsx';",
    'web/src/features/members/card.tsx': "import { Post } from '#web/features/feed/parts.tsx';",
    'web/src/features/members/parts.tsx': '',
  },
  /web\/src\/features\/feed → web\/src\/features\/members → web\/src\/features\/feed/,
  {
    'web/src/features/feed/parts.tsx': "import { Name } from '#web/features/members/parts.tsx';",
    'web/src/features/members/parts.tsx': '',
  },
);
rule(
  'a slice consists of known files',
  { 'server/src/feed/helpers.ts': '' },
  'is not a file a slice has',
  Object.fromEntries(
    ['public', 'routes', 'reads', 'poll-reads', 'policy', 'events', 'jobs', 'tables', 'vote.test'].map((name) => [
      `server/src/feed/${name}.ts`,
      '',
    ]),
  ),
);
rule('folders of a slice are one deep', { 'server/src/feed/polls/open/reads.ts': '' }, 'two folders deep', {
  'server/src/platform/http/server.ts': '',
});
rule(
  'one use case a file, of its name',
  { 'server/src/feed/publish-post.ts': 'export const publishPost = () => {};\nexport function editPost() {}' },
  'must export one function, publishPost (it exports publishPost, editPost)',
  { 'server/src/feed/publish-post.ts': 'export type Given = string;\nexport async function publishPost() {}' },
);
rule('the map knows each folder', { 'server/src/utils/strings.ts': '' }, 'is in server/src/utils, which the map does not know', {
  'web/src/areas/operator/page.tsx': '',
  'web/src/main.tsx': '',
  'server/src/calendar/reads.ts': '',
});
rule('a route brings no style into the entry', { 'web/src/routes/index.tsx': "import './index.css';" }, 'import it in the page', {
  'web/src/areas/site/page.tsx': "import './page.css';",
});
rule('a route brings no zod into the entry', { 'web/src/routes/index.tsx': "import { z } from 'zod';" }, 'would land in the entry chunk', {
  'web/src/routes/index.tsx': "import type { PostId } from '#contract/ids';",
});
rule(
  'nor through the contract',
  { 'web/src/routes/index.tsx': "import { PostId } from '#contract/ids';" },
  'brings zod into the entry chunk',
  { 'web/src/areas/site/page.tsx': "import { PostId } from '#contract/ids';" },
);
rule(
  'tools are for development only',
  { 'web/src/main.tsx': "import { x } from '@profplus/contract/ids';\nimport '../../tools/browser.ts';" },
  'climbs out of web/src',
  { 'e2e/playwright.config.ts': "import { browser } from '../tools/browser.ts';" },
);
rule(
  'the service worker is a program of its own',
  { 'web/src/service-worker/main.ts': "import { Shell } from '#web/areas/member/shell.tsx';" },
  'the service worker uses lib and the contract only',
  { 'web/src/service-worker/main.ts': "import { paths } from '#web/lib/paths.ts';" },
);
rule('nothing imports a test', { 'web/src/lib/a.ts': "import { given } from './b.test.ts';" }, 'imports the test web/src/lib/b.test.ts', {
  'web/src/lib/b.test.ts': "import { a } from './a.ts';",
});
rule(
  'journeys see the running product only',
  { 'e2e/journey.ts': "import { publishPost } from '../server/src/feed/public.ts';" },
  'journeys see the running product',
  { 'e2e/journey.ts': "import { ERRORS } from '#contract/errors';" },
);
rule('the harness serves tests only', publishing("import { app } from '#test/app.ts';"), 'only tests do', {
  'server/src/feed/publish-post.test.ts': "import { app } from '#test/app.ts';",
  'server/test/app.ts': "import { openApp } from '#server/app.ts';",
});

const tables: Tree = { 'server/src/members/tables.ts': 'export type MembersTables = { members: { id: string } };' };
const reading = (line: string): Tree => ({ ...tables, 'server/src/feed/reads.ts': line });

for (const line of [
  'const q = sql`select 1 from members`;',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is a program
  'const q = sql<Row>`select 1 from posts p join "members" m on m.id = ${id}`;',
  'const q = sql`select 1 from posts p, members m`;',
  "const q = db.selectFrom('members as m');",
  "const q = db.selectFrom(['posts', 'members']);",
  "const q = db.selectFrom('posts').innerJoin('members as m', 'm.id', 'posts.author_id');",
  "await pool.query('delete from members');",
])
  it(`a table is named only by its slice: ${line}`, () => {
    const breaches = breachesOf(reading(line));
    expect(breaches).toHaveLength(1);
    expect(breaches[0]).toMatch('server/src/feed/reads.ts:1 names the table members of server/src/members');
  });

it('knows a table by its place in the statement', () => {
  expect(breachesOf(reading("const q = sql`select members, 'from members' from counts where a is distinct from members`;"))).toEqual([]);
  expect(breachesOf({ ...tables, 'server/src/members/reads.ts': 'const q = sql`select 1 from members`;' })).toEqual([]);
});

rule(
  'the platform names no table of a slice',
  { ...tables, 'server/src/platform/health.ts': 'const q = sql`select count(*) from members`;' },
  'names the table members',
  {
    'server/src/platform/tables.ts': 'export interface PlatformTables { keys: string }',
    'server/src/platform/health.ts': 'const q = sql`select from keys`;',
  },
);
rule(
  'row types stand in tables.ts',
  { 'server/src/members/reads.ts': 'interface MembersTables { members: string }' },
  'row types stand in tables.ts',
  tables,
);

const long = 'export {};\n'.repeat(301);
rule('length', { 'web/src/lib/a.ts': long }, 'has 301 lines', {
  'web/src/lib/a.ts': `// long: one table\n${long}`,
  'web/src/tree.gen.ts': long,
});
rule('any', { 'web/src/lib/a.ts': '// Ж\nconst a: any = 1;' }, 'a.ts:2 uses `any`', { 'web/src/lib/a.ts': "const a = 'any: any';" });
rule('the compiler is not silenced', { 'web/src/lib/a.ts': '// @ts-ignore because\nconst a = 1;' }, 'silences the compiler', {
  'web/src/lib/a.test.ts': '// @ts-expect-error a person is no member\nconst a = 1;',
});
rule(
  'the linter is silenced with a reason',
  { 'web/src/lib/a.ts': '// biome-ignore lint/a11y/noAutofocus: <explanation>\nconst a = 1;' },
  'silences the linter without a reason',
  { 'web/src/lib/a.ts': '// biome-ignore lint/a11y/noAutofocus: a dialog opens on it\nconst a = 1;' },
);
rule('what cannot be parsed', { 'web/src/lib/a.ts': 'const = ;' }, 'cannot be parsed', { 'web/src/lib/a.ts': 'const a = 1;' });
