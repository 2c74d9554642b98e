import { describe, expect, it } from 'vitest';
import { strategyJson } from '../../../src/core/strategy/strategy-json.ts';
import { day } from '../../support/a-book.ts';
import { strategyOf } from './assess-classes.ts';

describe('a strategy as JSON', () => {
  const strategy = strategyOf(
    { tier: 'general', lifecycle: 'first-purchase', value: 'low' },
    { boughtOn: day('2026-06-29') },
  );
  const json = strategyJson(strategy, 'CNY');

  it('is plain data that survives a round trip', () => {
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
  });

  it('gives what, why, who and by when of each play in both languages', () => {
    expect(json.plays[0]).toEqual({
      id: 'thank-you',
      purpose: 'relationship',
      title: { en: 'Thank the customer', zh: '购买后两天内致谢' },
      what: {
        en: 'Thank the person who ordered by call or personal message, and confirm the delivery date and whom to ask.',
        zh: '致电或亲自发消息感谢下单人，并确认交货时间和后续联系人。',
      },
      why: {
        rule: {
          en: 'Because Lifecycle is First Purchase.',
          zh: '依据：生命周期为“初次购买”。',
        },
        evidence: {
          dimension: 'lifecycle',
          class: 'first-purchase',
          reason: {
            en: 'first-purchase by lifecycle',
            zh: '按 lifecycle 为 first-purchase',
          },
          facts: [
            { id: 'occasions', value: 1, unit: 'occasions' },
            { id: 'typical-gap', value: 60, unit: 'days' },
            { id: 'last-purchase', value: '2026-06-29', unit: 'date' },
          ],
        },
      },
      who: { id: 'sales-rep', en: 'Sales rep', zh: '销售代表' },
      by: { date: '2026-07-01', en: 'within 2 days of a purchase', zh: '购买后 2 天内' },
      state: 'open',
      priority: 92,
      isOnCard: true,
      task: {
        subject: { en: 'Thank the customer', zh: '购买后两天内致谢' },
        dueInDays: 2,
      },
    });
  });

  it('says when time alone changes it, and what was left out by which play', () => {
    expect(json.nextChangeOn).toBe('2026-07-02');
    expect(json.leftOut).toEqual([
      {
        id: 'general-automation',
        title: { en: 'Let automation do the routine', zh: '日常跟进优先自动化' },
        ruledOutBy: 'low-value-automation',
      },
    ]);
  });

  it('holds null for what does not exist', () => {
    const { plays, nextChangeOn } = strategyJson(strategyOf({}));

    expect(nextChangeOn).toBeNull();
    expect(plays).toHaveLength(1);
    expect(plays[0]).toMatchObject({ why: { evidence: null }, by: { date: null } });
  });
});
