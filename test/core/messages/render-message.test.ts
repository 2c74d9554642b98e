import { describe, expect, it } from 'vitest';
import type { Message, MessageValue } from '../../../src/core/messages/message.ts';
import { renderMessage, renderMoney } from '../../../src/core/messages/render-message.ts';
import { day } from '../../support/a-book.ts';

function aMessage(en: string, zh: string, values: Record<string, MessageValue>): Message {
  return { id: 'test', text: { en, zh }, values };
}

describe('a rendered message', () => {
  it('writes money, dates and shares the way each language does', () => {
    const message = aMessage('{amount} until {by} ({part})', '{by}前 {amount}（{part}）', {
      amount: { money: 82_000 },
      by: { day: day('2026-03-03') },
      part: { share: 0.37 },
    });

    expect(renderMessage(message, 'en', 'CNY')).toBe('¥82,000 until 3 Mar 2026 (37%)');
    expect(renderMessage(message, 'zh', 'CNY')).toBe('2026年3月3日前 ¥82,000（37%）');
  });

  it('counts in the grammar of the language', () => {
    const counted = (n: number) =>
      renderMessage(aMessage('{n, plural, one {# deal} other {# deals}}', '{n} 单', { n }), 'en');

    expect(counted(1)).toBe('1 deal');
    expect(counted(1200)).toBe('1,200 deals');
  });

  it('takes names in the language of the sentence', () => {
    const message = aMessage('is {name}', '为{name}', { name: { en: 'High', zh: '高' } });

    expect(renderMessage(message, 'en')).toBe('is High');
    expect(renderMessage(message, 'zh')).toBe('为高');
  });

  it('leaves markup and braces in names as they are', () => {
    const message = aMessage('by {name}', '由{name}', { name: '<b>{x}</b>' });

    expect(renderMessage(message, 'en')).toBe('by <b>{x}</b>');
  });
});

describe('money', () => {
  it.each([
    [82_000, 'CNY', '¥82,000'],
    [1234.56, 'EUR', '€1,235'],
    [12.5, 'USD', '$12.50'],
    [0, 'USD', '$0'],
    [-30, 'GBP', '-£30'],
    [1500.25, undefined, '1,500'],
    [12.5, undefined, '12.5'],
  ])('%d in %s is %s', (amount, currency, text) => {
    expect(renderMoney(amount, 'en', currency)).toBe(text);
  });
});
