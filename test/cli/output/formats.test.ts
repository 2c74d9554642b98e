import { describe, expect, it } from 'vitest';
import { textWidth } from '../../../src/cli/output/text-width.ts';
import { dimensions } from '../../../src/core/dimensions/registry.ts';
import { classify } from '../run-tierwise.ts';

const accounts = [
  'id,Account_Name,Parent_Account',
  '1,"Acme, ""The"" Company",',
  '2,=cmd()|calc,1',
  '3,-Dash,',
  '4,甲公司有限责任公司（上海）研发中心华东分部与多家合作伙伴联合成立的一家非常长名称的公司,',
  '5,"Red\u001b[31m\nAlert",',
].join('\n');

const deals = [
  'id,Account_Name,Stage,Amount,Closing_Date',
  '1,1,Closed Won,0.1,2026-05-01',
  '2,1,Closed Won,0.2,2026-06-01',
  '3,2,Closed Won,50000,2026-06-02',
  '4,4,Closed Won,1500000,2026-06-03',
].join('\n');

function run(...args: string[]) {
  return classify({ accounts, deals }, '--as-of', '2026-06-30', ...args);
}

describe('csv', () => {
  it('has a column per dimension and the three scores', () => {
    const { out } = run('--format', 'csv');

    const ids = dimensions.map(({ id }) => id).join(',');
    expect(out.split('\n')[0]).toBe(
      `account_id,account_name,parent_id,${ids},recency_score,frequency_score,monetary_score`,
    );
  });

  it('quotes what needs quotes and keeps spreadsheets from running names', () => {
    const lines = run('--format', 'csv').out.split('\n');

    expect(lines[1]).toMatch(/^1,"Acme, ""The"" Company",,/);
    expect(lines[2]).toMatch(/^2,'=cmd\(\)\|calc,1,/);
    expect(lines[3]).toMatch(/^3,'-Dash,,unranked,unknown,none,.*,,,$/);
  });
});

describe('ndjson', () => {
  const lines = (...args: string[]) =>
    run('--format', 'ndjson', ...args)
      .out.trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('explains every class in both languages', () => {
    const [acme, child, dash] = lines();

    expect(acme.account).toEqual({ id: '1', name: 'Acme, "The" Company', parentId: null });
    expect(child.account.parentId).toBe('1');
    expect(Object.keys(acme.classes)).toEqual(dimensions.map(({ id }) => id));
    expect(acme.classes.tier).toEqual({
      value: 'general',
      raw: 'general',
      provisional: true,
      confidence: expect.any(Number),
      reason: { en: expect.stringContaining('Has bought'), zh: expect.stringContaining('已成交') },
      evidence: expect.arrayContaining([
        { id: 'monetary', value: 0.3, unit: 'money' },
        { id: 'group-monetary', value: 50_000.3, unit: 'money' },
      ]),
      distanceToNext: [expect.objectContaining({ to: 'important', measure: 'won-amount' })],
      nextFlipOn: null,
    });
    expect(acme.classes.rfm).toMatchObject({
      recency: { days: 29, score: expect.any(Number) },
      frequency: { count: 2, score: expect.any(Number) },
      monetary: { amount: 0.3, score: expect.any(Number) },
    });
    expect(acme.deals).toEqual({ counted: 2, excluded: {} });
    expect(acme.nextFlipOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(acme.strategy).toHaveProperty('plays');
    expect(dash.classes.rfm).toMatchObject({ value: 'unknown', recency: null });
    expect(dash.classes.tier.value).toBe('unranked');
  });

  it('writes amounts in the currency it is told', () => {
    const reason = (...args: string[]) => lines(...args)[1].classes['sales-level'].reason;

    expect(reason('--currency', 'cny')).toEqual({
      en: expect.stringContaining('¥50,000'),
      zh: expect.stringContaining('¥50,000'),
    });
    expect(reason().en).toContain('Won 50,000 ');
  });
});

describe('the table', () => {
  it('shows the best accounts first, under what was counted', () => {
    const lines = run().out.split('\n');
    const at = lines.findIndex((line) => line.startsWith('Account'));

    expect(lines[0]).toMatch(/^5 accounts as of 2026-06-30, over the 365 days/);
    expect(lines.slice(0, at).join('\n')).toContain('4 of 4 deals counted');
    expect(lines[at + 1]).toContain('1,500,000');
    expect(lines[at + 4]).toMatch(/^(-Dash|Red) /);
    expect(lines.slice(at, -1)).toHaveLength(6);
  });

  it.each(['en', 'zh'])('fits a terminal and is aligned, in %s', (language) => {
    const { out } = run('--language', language, '--currency', 'CNY');
    const lines = out.split('\n').slice(5, -1);
    const widths = lines.map(textWidth);

    expect(Math.max(...widths)).toBeLessThanOrEqual(120);
    expect(new Set(widths).size).toBe(1);
    expect(out).toContain('…');
  });

  it('prints no character that steers a terminal', () => {
    expect(run().out).toContain('Red [31m Alert');
    expect(run().out).not.toContain('\u001b');
  });

  it('stops where it is told and says how many are left', () => {
    const { out, summary } = run('--limit', '2');

    expect(out).toMatch(/… and 3 more accounts\n$/);
    expect(summary.accounts).toBe(5);
  });
});
