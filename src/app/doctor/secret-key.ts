import { defineServerCheck } from './check.ts';

/** Whether the secret key is the one with which the database's tokens were sealed. */
export const secretKey = defineServerCheck({
  id: 'secret-key',
  title: { en: 'Secret key', zh: '密钥' },
  findings: {
    fits: {
      severity: 'fine',
      sentence: { en: 'The secret key fits the database.', zh: '密钥与数据库相符。' },
    },
    other: {
      severity: 'problem',
      sentence: {
        en: 'SECRET_KEY is not the key this database was made with: no token in it can be read.',
        zh: 'SECRET_KEY 并非创建该数据库时的密钥，库中的令牌无法读取。',
      },
      remedy: {
        en: 'Set SECRET_KEY to that key; without it, begin a new database and connect every organization again.',
        zh: '请将 SECRET_KEY 改回原密钥；如已丢失，请新建数据库并重新连接各组织。',
      },
    },
    unknown: {
      severity: 'unknown',
      sentence: {
        en: 'Not looked at: the database did not open.',
        zh: '未检查：数据库未能打开。',
      },
      remedy: { en: 'Mend that first.', zh: '请先解决数据库问题。' },
    },
  },
  evaluate({ database }) {
    if (database === 'open') return { code: 'fits' };
    const isOther = typeof database === 'object' && database.code === 'secret-key-unusable';
    return { code: isOther ? 'other' : 'unknown' };
  },
});
