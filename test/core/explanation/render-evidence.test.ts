import { describe, expect, it } from 'vitest';
import { dimensions } from '../../../src/core/dimensions/registry.ts';
import { evidenceLabels } from '../../../src/core/explanation/evidence-labels.ts';
import {
  classLabel,
  renderDistance,
  renderEvidence,
} from '../../../src/core/explanation/render-evidence.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, aContext, aLadderBook, aSubject } from '../../support/a-book.ts';

const policy = Policy.parse({});

describe('evidence', () => {
  it.each([
    [{ id: 'monetary', value: 82_000, unit: 'money' }, '¥82,000', '¥82,000'],
    [{ id: 'frequency', value: 1, unit: 'deals' }, '1 deal', '1 单'],
    [{ id: 'silence', value: 210, unit: 'days' }, '210 days', '210 天'],
    [{ id: 'overdue', value: 2.3, unit: 'ratio' }, '2.3×', '2.3 倍'],
    [{ id: 'value-score', value: 0.785, unit: 'share' }, '78 / 100', '78 / 100'],
    [{ id: 'last-purchase', value: '2026-03-03', unit: 'date' }, '3 Mar 2026', '2026年3月3日'],
    [{ id: 'value', value: 'high', unit: 'class' }, 'High', '高价值'],
    [{ id: 'recency', value: null, unit: 'days' }, 'not known', '未知'],
  ] as const)('%o reads %s', (evidence, en, zh) => {
    expect(renderEvidence(evidence, policy, 'en', 'CNY')).toBe(en);
    expect(renderEvidence(evidence, policy, 'zh', 'CNY')).toBe(zh);
  });

  it('has a label whatever dimension it comes from', () => {
    const ladder = aLadderBook(12);
    const group = aBook(
      { acme: [{ closed: 4, amount: 3 }], sub: [] },
      { sub: { parentId: 'acme' } },
    );
    for (const [book, account] of [
      [ladder, 'buyer-3'],
      [group, 'acme'],
      [group, 'sub'],
    ] as const) {
      const context = aContext(book);
      const subject = aSubject(book, account, context);
      for (const dimension of dimensions) {
        const value = dimension.classify(subject, context);
        for (const { id } of dimension.explain(subject, context, value).evidence) {
          expect(evidenceLabels, id).toHaveProperty(id);
        }
      }
    }
  });
});

describe('the distance to the next class', () => {
  it.each([
    [
      'won-amount',
      82_000,
      '2026-12-31',
      '¥82,000 more of won deals by 31 Dec 2026 → Strategic',
      '在2026年12月31日前再成交 ¥82,000 → 战略客户',
    ],
    ['won-amount', 5, null, '¥5 more of won deals → Strategic', '再成交 ¥5 → 战略客户'],
    ['won-deals', 1, null, '1 more deal won → Strategic', '再成交 1 单 → 战略客户'],
    [
      'silence-days',
      9,
      '2026-12-31',
      'without a purchase until 31 Dec 2026 → Strategic',
      '若到2026年12月31日仍无购买 → 战略客户',
    ],
  ] as const)('by %s of %d until %s reads "%s"', (measure, amount, by, en, zh) => {
    const distance = { to: 'strategic', measure, amount, by };

    expect(renderDistance(distance, 'tier', policy, 'en', 'CNY')).toBe(en);
    expect(renderDistance(distance, 'tier', policy, 'zh', 'CNY')).toBe(zh);
  });
});

describe('what time alone will do', () => {
  it('speaks of silence only where silence is the cause', () => {
    const road = { to: 'high', measure: 'silence-days', amount: 9, by: '2026-12-31' } as const;

    expect(renderDistance(road, 'potential', policy, 'en')).toBe(
      'as things stand, on 31 Dec 2026 → High',
    );
    expect(renderDistance(road, 'potential', policy, 'zh')).toBe(
      '按目前情况，2026年12月31日起 → 高潜力',
    );
  });
});

describe('the name of a class', () => {
  it('is the id where people typed a class of their own', () => {
    expect(classLabel('tier', 'VIP', policy)).toEqual({ en: 'VIP', zh: 'VIP' });
    expect(classLabel('tier', 'unknown', policy).zh).toBe('未知');
  });
});
