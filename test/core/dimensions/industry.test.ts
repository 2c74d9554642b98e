import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { accountFields } from '../../../src/emulator/metadata/account-fields.ts';
import { aBook, aContext, assess } from '../../support/a-book.ts';

function industryOf(industry?: string, rules: object = {}) {
  const book = aBook({ acme: [] }, { acme: { industry } });
  return assess('industry', book, 'acme', aContext(book, Policy.parse({ industry: rules })));
}

describe('industry', () => {
  it.each([
    ['Manufacturing', 'manufacturing'],
    ['制造业', 'manufacturing'],
    ['  data / telecom oem ', 'manufacturing'],
    ['Financial Services', 'finance'],
    ['银行', 'finance'],
    ['Retail', 'retail'],
    ['批发零售业', 'retail'],
    ['Consulting', 'services'],
    ['软件和信息技术服务业', 'services'],
    ['Government/Military', 'other'],
    ['农、林、牧、渔业', 'other'],
  ])('of “%s” is %s', (text, expected) => {
    expect(industryOf(text)).toMatchObject({ value: expected, confidence: 1 });
  });

  it('knows every value of Zoho’s own list but the two that name a size', () => {
    const own = accountFields.find(({ apiName }) => apiName === 'Industry')?.values ?? [];
    const unknown = own.filter((text) => industryOf(text).value === 'unknown');

    expect(own.length).toBeGreaterThan(20);
    expect(unknown).toEqual(['Large Enterprise', 'Small/Medium Enterprise']);
  });

  it('is unknown for an empty field, and names it', () => {
    expect(industryOf()).toMatchObject({
      value: 'unknown',
      reason: { id: 'industry.missing' },
      details: { missing: ['industry'] },
    });
  });

  it('is unknown for a text nobody knows, and quotes it', () => {
    const { value, reason } = industryOf('technolgy');

    expect(value).toBe('unknown');
    expect(renderMessage(reason, 'en')).toContain('“technolgy”');
  });

  it('takes the policy’s words before the table', () => {
    const words = { technolgy: 'services', Manufacturing: 'other' };

    expect(industryOf('Technolgy', { words }).value).toBe('services');
    expect(industryOf('manufacturing', { words }).value).toBe('other');
    expect(industryOf('Retail', { words }).value).toBe('retail');
  });

  it('asks the policy’s words alone where they replace the table', () => {
    const rules = { words: { 甲类: 'finance' }, usesTable: false };

    expect(industryOf('甲类', rules).value).toBe('finance');
    expect(industryOf('Retail', rules).value).toBe('unknown');
  });
});
