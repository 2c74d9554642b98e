import { AppError } from '../../app/errors.ts';
import type { Run } from '../../app/ports/run-store.ts';
import type { Store } from '../../app/ports/store.ts';
import type { Language, Text } from '../../core/text.ts';
import { readFormat } from '../option-values.ts';
import { alignColumns } from '../output/align-columns.ts';
import { parseArguments } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';
import { withStore } from '../with-tools.ts';
import { readOrganizationId } from './read-organization-id.ts';

/** Runs looked at: more than a month of nights. */
const runsLookedAt = 100;

/** What was done for an organization. */
interface ListedRun {
  id: string;
  kind: Run['kind'] | 'events';
  /** ISO 8601; of events when they were last written. */
  at: string;
  state: Run['state'];
  /** Accounts it wrote to, as far as they can still be undone. */
  written: number;
  /** Of an undo. */
  undoes?: string | undefined;
  done?: number | undefined;
  leftAlone?: number | undefined;
}

/** `tierwise organizations runs ID`. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const { options, words } = parseArguments(args, ['format'], 'organizations', 1);
  const organizationId = readOrganizationId(words);
  const format = readFormat(options.format, ['table', 'json'], 'organizations');
  await withStore(async (store) => {
    const rows = await listed(store, organizationId);
    const json = () => `${JSON.stringify(rows, undefined, 2)}\n`;
    terminal.out.write(format === 'json' ? json() : table(rows, terminal.language));
  });
}

async function listed(store: Store, organizationId: string): Promise<ListedRun[]> {
  if (!(await store.organizations.find(organizationId))) {
    throw new AppError('not-found', 'organization');
  }
  const runs = await store.runs.list(organizationId, runsLookedAt);
  const written = await store.journal.runs(organizationId);
  const of = new Map(written.map(({ runId, accounts }) => [runId, accounts]));
  const known = runs.map(
    ({ id, kind, startedAt, state, undoes, done, leftAlone }): ListedRun => ({
      ...{ id, kind, state, written: of.get(id) ?? 0 },
      at: new Date(startedAt).toISOString(),
      ...(undoes !== undefined && { undoes, done, leftAlone: leftAlone ?? 0 }),
    }),
  );
  const events = written
    .filter(({ runId }) => !runs.some(({ id }) => id === runId))
    .map(
      ({ runId, accounts, at }): ListedRun => ({
        ...{ id: runId, kind: 'events', state: 'finished', written: accounts },
        at: new Date(at).toISOString(),
      }),
    );
  return [...known, ...events].toSorted((a, b) => b.at.localeCompare(a.at));
}

const kinds: Readonly<Record<ListedRun['kind'], Text>> = {
  install: { en: 'installation', zh: '安装' },
  nightly: { en: 'night', zh: '夜间运行' },
  'stay-current': { en: 'poll', zh: '定时同步' },
  'apply-policy': { en: 'policy', zh: '应用策略' },
  undo: { en: 'undo', zh: '撤销' },
  events: { en: 'day’s events', zh: '当日变动' },
};

const states: Readonly<Record<Run['state'], Text>> = {
  running: { en: 'under way', zh: '进行中' },
  finished: { en: 'done', zh: '已完成' },
  failed: { en: 'failed', zh: '失败' },
  'called-off': { en: 'called off: writing goes on', zh: '已中止：回写已恢复' },
};

const heads = {
  en: ['Run', 'What', 'When (UTC)', 'State', 'Accounts written'],
  zh: ['运行记录', '类型', '时间（UTC）', '状态', '写入客户数'],
};

function table(rows: readonly ListedRun[], language: Language): string {
  const cells = rows.map(({ id, kind, at, state, written, undoes, done, leftAlone }) => [
    id,
    kinds[kind][language],
    at.slice(0, 16).replace('T', ' '),
    states[state][language],
    undoes === undefined ? String(written) : undone(undoes, { done, leftAlone })[language],
  ]);
  return `${alignColumns([heads[language], ...cells]).join('\n')}\n`;
}

function undone(
  undoes: string,
  { done = 0, leftAlone = 0 }: Pick<ListedRun, 'done' | 'leftAlone'>,
): Text {
  return {
    en: `${done} looked at, ${leftAlone} left as they are (of ${undoes})`,
    zh: `已处理 ${done}，保持不变 ${leftAlone}（撤销 ${undoes}）`,
  };
}
