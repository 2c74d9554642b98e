import { beforeAll, describe, expect, it } from 'vitest';
import { createDemoBook, demoUsers } from '../../src/emulator/demo-book.ts';
import type { RecordSeed } from '../../src/emulator/organization-seed.ts';
import { clientOf } from './support/api-client.ts';
import { startHonestEmulator } from './support/honest-emulator.ts';
import { aClock } from './support/travelling-clock.ts';

const today = '2026-03-02';
const dayMs = 86_400_000;

describe('the demo book', () => {
  const book = createDemoBook({ seed: 7, today });
  const accounts = book.records?.Accounts ?? [];
  const deals = book.records?.Deals ?? [];
  const types = new Map(
    book.pipelines?.flatMap((pipeline) => pipeline.stages).map((s) => [s.name, s.forecastType]),
  );
  const outcome = (deal: RecordSeed) => types.get(String(deal['Stage']));
  const won = deals.filter((deal) => outcome(deal) === 'Closed Won');
  const share = <T>(all: readonly T[], isSo: (one: T) => boolean) =>
    all.filter(isSo).length / all.length;

  it('has a thousand accounts and ten thousand deals, and is the same for the same seed and day', () => {
    expect(accounts).toHaveLength(1000);
    expect(deals).toHaveLength(10_000);
    expect(createDemoBook({ seed: 7, today })).toEqual(book);
    expect(createDemoBook({ seed: 8, today })).not.toEqual(book);
  });

  it('has ids of Zoho’s kind, none twice, in the order in which records were made', () => {
    const ids = [...accounts, ...deals].map(({ id }) => id);
    const made = deals.map((deal) => String(deal['Created_Time']));

    expect(ids.every((id) => /^\d{19}$/.test(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
    expect(made).toEqual([...made].sort((a, b) => Date.parse(a) - Date.parse(b)));
  });

  it('has names that are six tenths Chinese, none twice', () => {
    const names = accounts.map((account) => String(account['Account_Name']));

    expect(share(names, (name) => /\p{Script=Han}/u.test(name))).toBe(0.6);
    expect(new Set(names).size).toBe(1000);
  });

  it('has accounts in China, elsewhere in Asia, in Europe and in North America', () => {
    const countries = new Set(accounts.map((account) => account['Billing_Country']));

    expect([...countries]).toEqual(
      expect.arrayContaining(['中国', 'Japan', 'Germany', 'United States']),
    );
    expect(share(accounts, (account) => account['Billing_City'] === '上海')).toBeGreaterThan(0.05);
  });

  it('takes its industries from the picklist, but for some that are misspelt', () => {
    const values = new Set(book.picklists?.find(({ field }) => field === 'Industry')?.values);
    const isMisspelt = ({ Industry: industry }: RecordSeed) =>
      industry !== undefined && !values.has(String(industry));

    expect(share(accounts, isMisspelt)).toBeCloseTo(0.02, 2);
    expect(share(accounts, ({ Industry: industry }) => industry === undefined)).toBeGreaterThan(
      0.02,
    );
  });

  it('binds seventy accounts into groups, two into a circle and one to a parent that is no more', () => {
    const byId = new Map(accounts.map((account) => [account.id, account]));
    const parentOf = (account: RecordSeed | undefined) =>
      (account?.['Parent_Account'] as { id: string } | undefined)?.id;
    const children = accounts.filter((account) => parentOf(account) !== undefined);
    const orphans = children.filter((account) => !byId.has(parentOf(account) ?? ''));
    const inCircle = children.filter((account) => {
      const parent = byId.get(parentOf(account) ?? '');
      return parent !== undefined && parentOf(parent) === account.id;
    });
    const bound = new Set(children.flatMap((account) => [account.id, parentOf(account)]));

    expect(orphans).toHaveLength(1);
    expect(inCircle).toHaveLength(2);
    // 70 in groups, the two in the circle, the orphan and the parent it lost.
    expect(bound.size).toBe(74);
    const depth = (account: RecordSeed | undefined): number => {
      const parent = byId.get(parentOf(account) ?? '');
      return parent && !inCircle.includes(parent) ? 1 + depth(parent) : 0;
    };
    expect(Math.max(...accounts.map(depth))).toBe(2);
  });

  it('tells every story of a customer', () => {
    const lasts = new Map<string, number[]>();
    for (const deal of won) {
      const account = (deal['Account_Name'] as { id: string } | null)?.id ?? '';
      const days = (Date.parse(today) - Date.parse(String(deal['Closing_Date']))) / dayMs;
      if (days >= 0)
        lasts.set(
          account,
          [...(lasts.get(account) ?? []), days].sort((a, b) => a - b),
        );
    }
    const count = { never: 0, once: 0, inRhythm: 0, late: 0, silent: 0, returned: 0 };
    for (const { id } of accounts) count[storyOf(lasts.get(id) ?? [])] += 1;

    expect(count.never).toBeGreaterThan(120);
    expect(count.once).toBeGreaterThan(80);
    expect(count.inRhythm).toBeGreaterThan(300);
    expect(count.late).toBeGreaterThan(50);
    expect(count.silent).toBeGreaterThan(50);
    expect(count.returned).toBeGreaterThan(20);
  });

  it('has amounts with a heavy tail, so that tiers look real', () => {
    const sums = new Map<unknown, number>();
    for (const deal of won) {
      const account = (deal['Account_Name'] as { id: string } | null)?.id;
      if (String(deal['Closing_Date']) > '2025-03-02')
        sums.set(account, (sums.get(account) ?? 0) + Number(deal['Amount'] ?? 0));
    }
    const revenues = [...sums.values()].sort((a, b) => b - a);
    const total = revenues.reduce((sum, revenue) => sum + revenue, 0);
    const top = revenues.slice(0, revenues.length / 5).reduce((sum, revenue) => sum + revenue, 0);

    expect(top / total).toBeGreaterThan(0.5);
    expect(top / total).toBeLessThan(0.8);
    expect(revenues.filter((revenue) => revenue >= 1_000_000).length).toBeGreaterThan(8);
    expect(revenues.filter((revenue) => revenue < 100_000).length).toBeGreaterThan(150);
  });

  it('spoils two in a hundred deals', () => {
    const isLater = (deal: RecordSeed) => String(deal['Closing_Date']) > today;

    expect(won.filter((deal) => deal['Amount'] === null)).toHaveLength(80);
    expect(won.filter((deal) => deal['Account_Name'] === null)).toHaveLength(50);
    expect(won.filter(isLater)).toHaveLength(35);
    expect(won.filter((deal) => Number(deal['Amount']) < 0)).toHaveLength(35);
    expect(share(deals, (deal) => outcome(deal) === 'Closed Lost')).toBeGreaterThan(0.2);
    expect(share(deals, (deal) => outcome(deal) === 'Open')).toBeGreaterThan(0.1);
  });

  it('lets only the forecast type tell won from lost', () => {
    const open = [...types].filter(([, type]) => type === 'Open').map(([name]) => name);

    expect(open.some((name) => name.includes('成交'))).toBe(true);
    expect([...types].filter(([, type]) => type === 'Closed Won')).toHaveLength(2);
    expect([...types.keys()].every((name) => deals.some((deal) => deal['Stage'] === name))).toBe(
      true,
    );
  });

  it('holds nothing that happens after today but planned and misdated closings', () => {
    const instants = [...accounts, ...deals]
      .flatMap((record) => [record['Created_Time'], record['Modified_Time']])
      .map((time) => Date.parse(String(time)));

    expect(Math.max(...instants)).toBeLessThan(Date.parse(`${today}T00:00:00+08:00`));
  });
});

describe('the demo book in the emulator', () => {
  let book: ReturnType<typeof createDemoBook>;
  beforeAll(() => {
    book = createDemoBook({ seed: 7, today });
  });

  it('can be read whole, page by page, with the dead parent as Zoho leaves it', async () => {
    const clock = aClock('2026-03-02T09:00:00+08:00');
    const emulator = await startHonestEmulator({ organizations: [book], clock });
    const client = clientOf(emulator, { zgid: book.zgid, userId: demoUsers.admin });
    const query =
      'select Account_Name.id, Amount, Stage from Deals where id is not null order by id asc';

    const pages = await Promise.all(
      [0, 2000, 4000, 6000, 8000].map((offset) => client.query(`${query} limit ${offset}, 2000`)),
    );

    expect(pages.flatMap(({ body }) => body.data)).toHaveLength(10_000);
    expect(pages.at(-1)?.body.info.more_records).toBe(false);
  });

  it('shows a rep only his own accounts, and the manager all', async () => {
    const emulator = await startHonestEmulator({ organizations: [book] });
    const count = async (userId: string) => {
      const client = clientOf(emulator, { zgid: book.zgid, userId });
      const { body } = await client.query(
        'select id from Accounts where id is not null limit 2000',
      );
      return body.data.length;
    };

    expect(await count(demoUsers.manager)).toBe(1000);
    expect(await count(demoUsers.rep)).toBeGreaterThan(200);
    expect(await count(demoUsers.rep)).toBeLessThan(500);
  });
});

type Told = 'never' | 'once' | 'inRhythm' | 'late' | 'silent' | 'returned';

/** A rough reading of purchases, as days before today with the nearest first. */
function storyOf(days: readonly number[]): Told {
  const [last, ...earlier] = days;
  if (last === undefined) return 'never';
  if (earlier.length === 0) return last <= 120 ? 'once' : 'silent';
  const gaps = days.slice(1).map((day, index) => day - (days[index] ?? 0));
  const typical = [...gaps].sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0;
  if ((gaps[0] ?? 0) > 350 && last < 60) return 'returned';
  if (last > Math.max(4 * typical, 250)) return 'silent';
  return last > 1.4 * typical ? 'late' : 'inRhythm';
}
