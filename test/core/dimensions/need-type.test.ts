import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { aBook, assess, type DealSketch } from '../../support/a-book.ts';

/** Wins of goods, of services and of nobody knows what. */
function wins(goods: number, services: number, unknown = 0): DealSketch[] {
  return [
    ...Array.from({ length: goods }, (_, n) => ({ closed: n + 1, product: 'Laptop' })),
    ...Array.from({ length: services }, (_, n) => ({ closed: n + 1, product: '实施服务' })),
    ...Array.from({ length: unknown }, (_, n) => ({ closed: n + 1, type: 'New Business' })),
  ];
}

function needOf(deals: DealSketch[]) {
  return assess('need-type', aBook({ acme: deals }), 'acme');
}

describe('need type', () => {
  it.each([
    ['goods alone', wins(4, 0), 'product'],
    ['services below 30 %', wins(3, 1), 'product'],
    ['services from 30 % on', wins(7, 3), 'comprehensive'],
    ['services below 70 %', wins(2, 4), 'comprehensive'],
    ['services from 70 % on', wins(3, 7), 'service'],
    ['services alone', wins(0, 2), 'service'],
  ])('of an account that buys %s', (_, deals, expected) => {
    expect(needOf(deals).value).toBe(expected);
  });

  it('takes a deal type that names a service for one, whatever the product', () => {
    expect(needOf([{ closed: 3, type: 'Maintenance contract', product: 'Laptop' }]).value).toBe(
      'service',
    );
  });

  it('is unknown for an account that never bought', () => {
    expect(needOf([{ outcome: 'open', product: 'Laptop' }])).toMatchObject({
      value: 'unknown',
      reason: { id: 'need-type.no-wins' },
      details: { missing: ['wins'] },
    });
  });

  it('is unknown when too few deals tell what was sold, and names the fact', () => {
    const { value, details, reason } = needOf(wins(1, 0, 2));

    expect(value).toBe('unknown');
    expect(details).toEqual({ missing: ['product'] });
    expect(renderMessage(reason, 'en')).toBe(
      'What it bought is on record for only 1 of 3 won deals; fill in the product of its deals.',
    );
    expect(renderMessage(reason, 'zh')).toContain('3 单成交中仅 1 单填写了产品');
  });

  it('is decided when just half of the deals tell, with as much confidence', () => {
    expect(needOf(wins(2, 0, 2))).toMatchObject({ value: 'product', confidence: 0.5 });
  });

  it('is provisional on fewer than three deals', () => {
    expect(needOf(wins(2, 0)).isProvisional).toBe(true);
    expect(needOf(wins(3, 0)).isProvisional).toBe(false);
  });

  it('says how many of the deals are services', () => {
    const { reason } = needOf(wins(4, 2));

    expect(renderMessage(reason, 'en')).toBe(
      'Buys goods and services: 2 of 6 won deals of known content are services.',
    );
    expect(renderMessage(reason, 'zh')).toBe(
      '产品与服务兼有：内容已知的 6 单成交中有 2 单为服务。',
    );
  });
});
