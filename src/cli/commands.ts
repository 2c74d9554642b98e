import type { Text } from '../core/text.ts';
import type { Terminal } from './terminal.ts';

/** One command of `tierwise`. */
export interface Command {
  /** What it does, in a line. */
  summary: Text;
  /** Loads it only when it is asked for, so that every command starts fast. */
  load(): Promise<CommandModule>;
}

/** What the file of a command holds. */
interface CommandModule {
  /** What `--help` prints. */
  help: Text;
  /** Does it; throws a `CliError` for what the person can mend. */
  run(args: string[], terminal: Terminal): void | Promise<void>;
}

/** Every command, by the word that is typed. To add one: its file and its lines here. */
export const commands: Readonly<Record<string, Command>> = {
  demo: {
    summary: {
      en: 'try everything on a local Zoho CRM',
      zh: '在本地 Zoho CRM 上体验全部功能',
    },
    load: () => import('./demo.ts'),
  },
  serve: {
    summary: {
      en: 'run the server that CRM organizations connect to',
      zh: '运行供 CRM 组织连接的服务',
    },
    load: () => import('./serve.ts'),
  },
  doctor: {
    summary: {
      en: 'check the server and every organization step by step',
      zh: '逐项检查服务与各组织的连接',
    },
    load: () => import('./doctor.ts'),
  },
  organizations: {
    summary: {
      en: 'list organizations, their credits and runs, undo, let go',
      zh: '查看组织、额度与运行记录，撤销写入、断开和清除',
    },
    load: () => import('./organizations.ts'),
  },
  classify: {
    summary: {
      en: 'classify the accounts of exported files',
      zh: '对导出文件中的客户进行分级',
    },
    load: () => import('./classify.ts'),
  },
  simulate: {
    summary: {
      en: 'show what another policy would change',
      zh: '预览另一份策略会带来哪些变化',
    },
    load: () => import('./simulate.ts'),
  },
  policy: {
    summary: {
      en: 'check, compare and show policies',
      zh: '检查、比较和查看分级策略',
    },
    load: () => import('./policy.ts'),
  },
  backtest: {
    summary: {
      en: 'test the lifecycle against what happened',
      zh: '用历史数据检验生命周期判断的准确度',
    },
    load: () => import('./backtest.ts'),
  },
  history: {
    summary: {
      en: 'show past months and why accounts have moved',
      zh: '查看过去各月的分级及变动原因',
    },
    load: () => import('./history.ts'),
  },
  emulator: {
    summary: {
      en: 'run a local Zoho CRM alone, for development',
      zh: '单独运行本地 Zoho CRM，供开发使用',
    },
    load: () => import('./emulator.ts'),
  },
};
