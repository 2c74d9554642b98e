import { describe, expect, it } from 'vitest';
import type { AccountFacts, HomeFacts } from '../../../src/core/facts.ts';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, aContext, assess } from '../../support/a-book.ts';

function sizeOf(facts: Partial<AccountFacts>, rules: object = {}, home?: HomeFacts) {
  const book = aBook({ acme: [] }, { acme: facts });
  const context = aContext(book, Policy.parse({ size: rules }));
  return assess('size', book, 'acme', { ...context, home });
}

const euro = { currency: 'EUR' };
const yuan = { currency: 'CNY' };

describe('the reason of a size', () => {
  it('writes heads as each language does', () => {
    expect(renderMessage(sizeOf({ employees: 2822 }).reason, 'en')).toBe(
      'Has 2,822 employees; Large by the EU standard (2003/361/EC).',
    );
    expect(renderMessage(sizeOf({ employees: 1 }).reason, 'en')).toMatch(/^Has 1 employee;/);
    expect(renderMessage(sizeOf({ employees: 2822 }).reason, 'zh')).toMatch(/^员工 2,822 人；/);
  });

  it('names what is not filled in', () => {
    expect(renderMessage(sizeOf({}).reason, 'en')).toBe(
      'Not filled in: number of employees, yearly revenue, by which the EU standard (2003/361/EC) tells the size.',
    );
    expect(renderMessage(sizeOf({}).reason, 'zh')).toBe(
      '未填写员工数量、年收入，无法按欧盟标准（2003/361/EC）判断规模。',
    );
  });
});

describe('size by the EU standard', () => {
  it.each([
    [49, 'small'],
    [50, 'medium'],
    [249, 'medium'],
    [250, 'large'],
  ])('of a company with %i heads is %s', (employees, expected) => {
    expect(sizeOf({ employees })).toMatchObject({ value: expected, confidence: 0.5 });
  });

  it.each([
    [10_000_000, 'small'],
    [10_000_001, 'medium'],
    [50_000_000, 'medium'],
    [50_000_001, 'large'],
  ])(
    'of one with a turnover of EUR %i is %s: the bound itself is still below',
    (revenue, expected) => {
      expect(sizeOf({ annualRevenue: revenue }, {}, euro).value).toBe(expected);
    },
  );

  it('is the larger of both, and final when both are known', () => {
    const facts = { employees: 10, annualRevenue: 60_000_000 };

    expect(sizeOf(facts, {}, euro)).toMatchObject({
      value: 'large',
      confidence: 1,
      isProvisional: false,
    });
  });

  it('leaves revenue in another currency aside without a rate', () => {
    const facts = { employees: 10, annualRevenue: 600_000_000 };

    expect(sizeOf(facts, {}, yuan)).toMatchObject({ value: 'small', isProvisional: true });
    expect(sizeOf(facts).value).toBe('small');
    expect(sizeOf(facts, { homeCurrencyPerUnit: 8 }, yuan).value).toBe('large');
    const limit = { annualRevenue: 80_000_000 };
    expect(sizeOf(limit, { homeCurrencyPerUnit: 8 }, yuan).value).toBe('small');
    expect(sizeOf(limit, { homeCurrencyPerUnit: 7.9 }, yuan).value).toBe('medium');
  });

  it('is unknown when only a revenue that cannot be compared is there, and asks for the rate', () => {
    const { value, reason, details } = sizeOf({ annualRevenue: 1e9 }, {}, yuan);

    expect(value).toBe('unknown');
    expect(details).toEqual({ missing: ['employees', 'exchange-rate'] });
    expect(renderMessage(reason, 'en')).toContain('counts in EUR');
  });

  it.each([[{}], [{ employees: 0 }], [{ annualRevenue: 0 }]])(
    'is unknown for %j: nothing or zero is no measure',
    (facts) => {
      expect(sizeOf(facts, {}, euro)).toMatchObject({
        value: 'unknown',
        reason: { id: 'size.missing' },
        details: { missing: ['employees', 'annual-revenue'] },
      });
    },
  );
});

describe('size by China’s standard', () => {
  const china = { standard: 'china' };

  it.each<[string, number, number, string]>([
    ['制造业', 1000, 400_000_000, 'large'],
    ['制造业', 999, 400_000_000, 'medium'],
    ['制造业', 1000, 399_999_999, 'medium'],
    ['制造业', 300, 20_000_000, 'medium'],
    ['制造业', 5000, 19_999_999, 'small'],
    ['批发', 200, 400_000_000, 'large'],
    ['零售业', 299, 200_000_000, 'medium'],
    ['零售业', 49, 200_000_000, 'small'],
    ['软件', 300, 100_000_000, 'large'],
    ['物业管理', 1000, 50_000_000, 'large'],
  ])(
    'needs both measures: %s with %i heads and ¥%i is %s',
    (industry, employees, revenue, expected) => {
      const facts = { industry, employees, annualRevenue: revenue };

      expect(sizeOf(facts, china, yuan).value).toBe(expected);
    },
  );

  it('counts heads alone for sectors it does not list', () => {
    expect(
      sizeOf({ industry: '教育', employees: 300, annualRevenue: 1 }, china, yuan),
    ).toMatchObject({ value: 'large', confidence: 1 });
    expect(sizeOf({ employees: 99 }, china, yuan).value).toBe('small');
  });

  it('looks at revenue alone where the standard does', () => {
    expect(sizeOf({ industry: '农业', employees: 5000 }, china, yuan)).toMatchObject({
      value: 'unknown',
      details: { missing: ['annual-revenue'] },
    });
    expect(sizeOf({ industry: '农业', annualRevenue: 5_000_000 }, china, yuan).value).toBe(
      'medium',
    );
  });
});

describe('size by bounds of your own', () => {
  it('uses the home currency as it is', () => {
    const rules = { standard: 'own', own: { revenue: [100, 1000] } };

    expect(sizeOf({ annualRevenue: 1000 }, rules, yuan).value).toBe('large');
    expect(sizeOf({ annualRevenue: 99 }, rules).value).toBe('small');
    expect(sizeOf({ employees: 99 }, rules).value).toBe('unknown');
  });

  it('cannot do without bounds', () => {
    expect(() => Policy.parse({ size: { standard: 'own' } })).toThrow('standard');
  });
});
