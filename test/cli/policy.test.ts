import { describe, expect, it } from 'vitest';
import { Policy } from '../../src/core/policy/policy.ts';
import { policyPresets } from '../../src/core/policy/presets.ts';
import { aFile, runTierwise } from './run-tierwise.ts';

const policy = (...args: string[]) => runTierwise('policy', ...args);
const inverted = { value: { high: 0.3, medium: 0.5 }, rfm: { split: 'median' } };

describe('tierwise policy lint', () => {
  it.each([
    ['accounts', 'deals'],
    ['mapping', 'deals'],
    ['as-of', 'deals'],
    ['fields', 'edition'],
    ['other-fields', 'edition'],
  ])('takes no --%s without --%s', (option, needed) => {
    const { code, out, err } = policy('lint', 'retail', `--${option}`, '7');

    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`--${option} says nothing without --${needed}.`);
  });

  it('finds nothing in a preset', () => {
    const { code, out } = policy('lint', 'retail');

    expect(code).toBe(0);
    expect(out).toMatch(/^retail-[0-9a-f]{8}: errors 0, warnings 0, advice 0\n$/);
  });

  it('says what is wrong, where and how to mend it, and ends with 2 for an error', () => {
    const { code, out, err } = policy('lint', aFile(inverted, 'p.json'));

    expect(code).toBe(2);
    expect(out).toContain('error  unreachable-class  value.medium\n');
    expect(out).toContain('advice  idle-setting  rfm.split\n');
    expect(out.indexOf('error')).toBeLessThan(out.indexOf('advice'));
    expect(err).toContain('contradicts itself');
  });

  it('speaks Chinese', () => {
    const { out } = policy('lint', aFile(inverted, 'p.json'), '--language', 'zh');

    expect(out).toContain('错误  unreachable-class');
    expect(out).toContain('请拉开两个阈值之间的距离。');
  });

  it('answers programs in JSON, and ends with 0 for advice alone', () => {
    const { code, out } = policy(
      'lint',
      aFile({ rfm: { split: 'median' } }, 'p.json'),
      '--format',
      'json',
    );

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      problems: [],
      findings: [{ code: 'idle-setting', severity: 'advice', path: 'rfm.split' }],
    });
  });

  it('answers programs in JSON where there is no policy to look at', () => {
    const { code, out } = policy('lint', aFile({ windowDay: 1 }, 'p.json'), '--format', 'json');

    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({
      policyVersion: null,
      problems: [{ code: 'unknown-property', path: 'windowDay' }],
    });
  });

  it('looks at a book and at an organization when given', () => {
    const deals = aFile(
      'Record Id,Account Name,Stage,Amount,Closing Date\n1,Acme,Closed Won,9,2026-05-01\n',
    );
    const { code, out } = policy(
      'lint',
      'standard',
      ...[
        '--deals',
        deals,
        '--as-of',
        '2026-06-30',
        '--edition',
        'standard',
        '--other-fields',
        '7',
      ],
      ...['--currency', 'CNY'],
    );

    expect(code).toBe(2);
    expect(out).toContain('too-few-buyers  rfm.method');
    expect(out).toContain('error  edition-fields\n');
    expect(out).toContain('size-currency  size.homeCurrencyPerUnit');
  });
});

describe('tierwise policy diff', () => {
  it('says what changes', () => {
    const { code, out } = policy('diff', 'standard', aFile({ windowDays: null }, 'p.json'));

    expect(code).toBe(0);
    expect(out).toMatch(
      /^standard-\w+ → standard-\w+\nWindow of deals: all history instead of the last 365 days\n$/,
    );
  });

  it('says so when nothing differs, and answers in JSON', () => {
    expect(policy('diff', 'standard', 'standard').out).toContain('Nothing differs.');
    expect(
      JSON.parse(policy('diff', 'standard', 'retail', '--format', 'json').out).changes,
    ).toContainEqual({
      path: 'windowDays',
      before: 365,
      after: 180,
      sentence: { en: expect.any(String), zh: expect.any(String) },
    });
  });

  it('wants two', () => {
    expect(policy('diff', 'standard')).toMatchObject({ code: 2 });
  });
});

describe('tierwise policy presets', () => {
  it('lists each with its reasons', () => {
    const { out } = policy('presets', '--language', 'zh');

    for (const { id, reasons } of policyPresets) {
      expect(out).toContain(id);
      expect(out).toContain(reasons.zh);
    }
  });

  it('prints one as the JSON that is read again', () => {
    const { out } = policy('presets', 'saas');

    expect(Policy.parse(JSON.parse(out))).toEqual(
      policyPresets.find(({ id }) => id === 'saas')?.policy,
    );
    expect(policy('lint', aFile(out, 'p.json')).code).toBe(0);
  });

  it('knows what was meant', () => {
    expect(policy('presets', 'sass').err).toContain('“saas”');
  });
});

describe('tierwise policy', () => {
  it('prints the schema', () => {
    expect(JSON.parse(policy('schema').out)).toMatchObject({
      type: 'object',
      properties: { windowDays: { default: 365 } },
      additionalProperties: false,
    });
  });

  it('says what it can do', () => {
    expect(policy('frob')).toMatchObject({ code: 2, err: expect.stringContaining('lint, diff') });
    expect(policy('--help').out).toContain('tierwise policy lint POLICY');
  });
});
