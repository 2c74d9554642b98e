import { describe, expect, it } from 'vitest';
import { languageOfUser } from '../../../widget/zoho/language-of-user.ts';

describe('languageOfUser', () => {
  it.each([
    [{ locale: 'zh_CN' }, 'zh'],
    [{ locale: 'zh-Hant-TW' }, 'zh'],
    [{ users: [{ locale: 'zh' }] }, 'zh'],
    [{ users: [{ locale: '', language: 'zh_CN' }] }, 'zh'],
    [{ locale: 'en_GB' }, 'en'],
    [{ locale: 'zhuang' }, 'en'],
    [{ users: [{ locale: 'de_DE' }] }, 'en'],
  ])('of %j is %s', (answer, language) => {
    expect(languageOfUser(answer)).toBe(language);
  });

  it.each([undefined, null, 'user', {}, { users: [] }, { users: [null] }, { locale: 7 }])(
    'is not known of %j',
    (answer) => {
      expect(languageOfUser(answer)).toBeUndefined();
    },
  );
});
