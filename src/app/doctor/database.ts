import { defineServerCheck } from './check.ts';

/** Whether the database can be worked with. */
export const database = defineServerCheck({
  id: 'database',
  title: { en: 'Database', zh: '数据库' },
  findings: {
    open: { severity: 'fine', sentence: { en: 'The database opens.', zh: '数据库可以打开。' } },
    absent: {
      severity: 'problem',
      sentence: { en: 'There is no database yet.', zh: '数据库尚不存在。' },
      remedy: {
        en: 'Start the server once (tierwise serve), or set DATABASE_PATH to where its database is.',
        zh: '请先启动一次服务（tierwise serve），或将 DATABASE_PATH 指向其数据库。',
      },
    },
    unusable: {
      severity: 'problem',
      sentence: { en: '{sentence}', zh: '{sentence}' },
      remedy: { en: '{remedy}', zh: '{remedy}' },
    },
    unknown: {
      severity: 'unknown',
      sentence: {
        en: 'Not looked at: the settings do not say where it is.',
        zh: '未检查：配置未指明数据库位置。',
      },
      remedy: { en: 'Correct the settings first.', zh: '请先更正配置。' },
    },
  },
  evaluate({ database: found }) {
    if (found === undefined) return { code: 'unknown' };
    if (found === 'open' || found === 'absent') return { code: found };
    // The file itself is sound then; its key is a check of its own.
    if (found.code === 'secret-key-unusable') return { code: 'open' };
    return {
      code: 'unusable',
      values: {
        sentence: { en: found.sentence('en'), zh: found.sentence('zh') },
        remedy: { en: found.remedy('en'), zh: found.remedy('zh') },
      },
    };
  },
});
