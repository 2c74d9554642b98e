import { describe, expect, it } from 'vitest';
import { standardPlays } from '../../../src/core/strategy/standard-plays.ts';
import { strategySummary } from '../../../src/core/strategy/strategy-summary.ts';
import { today } from '../../support/a-book.ts';
import { strategyOf } from './assess-classes.ts';

describe('the summary', () => {
  it('says where the account stands and how it is managed', () => {
    const { en, zh } = strategySummary(
      strategyOf({ tier: 'important', lifecycle: 'at-risk', 'value-type': 'unknown' }),
    );

    expect(en).toMatch(/^Important · At Risk: Call the decision maker; /);
    expect(zh).toMatch(/^重要客户 · 流失预警：客户经理紧急沟通；/);
  });

  it('names the same headings in both languages', () => {
    const { en, zh } = strategySummary(strategyOf({ tier: 'strategic', lifecycle: 'repeat' }));
    const titles = new Map(standardPlays.map(({ title }) => [title.en, title.zh]));

    const inEnglish = en.split(': ')[1]?.split('; ') ?? [];
    expect(inEnglish.length).toBeGreaterThan(2);
    expect(zh.split('：')[1]?.split('；')).toEqual(inEnglish.map((title) => titles.get(title)));
  });

  it('leaves out what only follows a purchase or an occasion, and housekeeping', () => {
    const { zh } = strategySummary(
      strategyOf({ lifecycle: 'repeat', 'value-type': 'unknown' }, { boughtOn: today }),
    );

    expect(zh).not.toMatch(/两天内致谢|节日|补全客户资料|采购方式/);
  });

  it('drops whole headings until the field holds it', () => {
    const strategy = strategyOf({
      tier: 'important',
      lifecycle: 'repeat',
      'value-type': 'extrinsic',
      'need-type': 'comprehensive',
      industry: 'manufacturing',
      size: 'large',
    });
    const { en } = strategySummary(strategy);
    const shown = en.split(': ')[1]?.split('; ') ?? [];
    const titles = strategy.headings.map((title) => title.en);

    expect(shown).toEqual(titles.slice(0, shown.length));
    expect(en.length).toBeLessThanOrEqual(255);
    expect(`${en}; ${titles[shown.length]}`.length).toBeGreaterThan(255);
  });

  it('is only the position where no play is', () => {
    expect(strategySummary(strategyOf({ tier: 'general' }, { plays: [] }))).toEqual({
      en: 'General',
      zh: '一般客户',
    });
  });
});
