import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../src/app/errors.ts';

/** Every detail that is written out in the source, with the code of its error. */
const details = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => [
    ...readFileSync(`src/${name}`, 'utf8').matchAll(
      /new AppError\(\s*'(?<code>[a-z-]+)',\s*'(?<detail>[^']+)'/g,
    ),
  ])
  .map(({ groups }) => ({ code: groups?.['code'] as ErrorCode, detail: groups?.['detail'] ?? '' }));

/** The same in both languages. */
const names = ['POST', 'webhook'];

describe('an error', () => {
  it('is found in the source with many details', () => {
    expect(details.length).toBeGreaterThan(30);
  });

  it.each(details)('$code speaks Chinese alone of “$detail”', ({ code, detail }) => {
    const sentence = new AppError(code, detail).sentence('zh');

    expect(sentence).toMatch(/\p{Script=Han}/u);
    if (!names.includes(detail)) expect(sentence).not.toContain(detail);
  });

  it('keeps what the CRM or a caller named', () => {
    const missing = new AppError('crm-permission-missing', 'an OAuth scope for read-deals');

    expect(missing.sentence('zh')).toBe('所连接的 Zoho 用户缺少权限：OAuth 授权范围 read-deals。');
    expect(new AppError('not-found').sentence('zh')).toBe('未找到。');
  });
});
