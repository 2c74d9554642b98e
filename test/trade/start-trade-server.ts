import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { PolicyDraft } from '../../src/app/publish-policy.ts';
import type { Config } from '../../src/config.ts';
import type { DataCenter } from '../../src/zoho/data-centers.ts';
import type { Pace } from './trade-clock.ts';

/** What the product is asked for from outside HTTP, and what it answers. */
interface Questions {
  /** When nothing is under way and nothing waits but what rests. */
  idle: undefined;
  /** When what happens every few minutes has been put into the store. */
  'stay-current': undefined;
  /** The same for what happens at night. */
  nightly: undefined;
  /** How a policy was taken. */
  publish: string;
  /** After a garbage collection. */
  memory: NodeJS.MemoryUsage;
  stop: undefined;
}

/** The product in a process of its own, which can be killed and begun again on the same port and database. */
export interface TradeServer {
  readonly publicUrl: string;
  /** What was logged at warn and above, by message and error code, and how often. */
  readonly complaints: ReadonlyMap<string, number>;
  /** An answer of the process; `undefined` also when it was killed before it came. */
  ask<Ask extends keyof Questions>(
    ask: Ask,
    given?: { organizationId: string; draft: PolicyDraft },
  ): Promise<Questions[Ask] | undefined>;
  /** Tells of a change of time. */
  setPace(pace: Pace): void;
  /** Ends the process by SIGKILL, in whatever it does, and starts it anew. */
  killAndStart(): Promise<void>;
  stop(): Promise<void>;
}

/** What the process is started with. */
export interface TradeServerOptions {
  config: Config;
  dataCenters: readonly DataCenter[];
  crmTimeoutMs: number;
  /** The pace of time by now. */
  pace: () => Pace;
}

interface Said {
  publicUrl?: string;
  port?: number;
  complaint?: string;
  code?: string;
  answers?: number;
  value?: unknown;
}

/** Starts the product from `dist/`. */
export async function startTradeServer(options: TradeServerOptions): Promise<TradeServer> {
  const { config } = options;
  const complaints = new Map<string, number>();
  const waiting = new Map<number, (value: unknown) => void>();
  let questions = 0;
  let child = await start();

  async function start(): Promise<ChildProcess> {
    const begun = fork(resolve('test/trade/trade-server.mjs'), [], {
      execArgv: ['--no-warnings', '--expose-gc'],
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    const { dataCenters, crmTimeoutMs, pace } = options;
    const isUp = new Promise<Said>((up, fail) => {
      begun.once('exit', (code, signal) => fail(new Error(`the server ended: ${code ?? signal}`)));
      begun.on('message', (said: Said) => (said.publicUrl === undefined ? hear(said) : up(said)));
    });
    begun.send({ config, dataCenters, crmTimeoutMs, pace: pace() });
    const { publicUrl, port } = await isUp;
    Object.assign(config, { publicUrl, port });
    return begun;
  }

  function hear({ complaint, code, answers, value }: Said): void {
    if (complaint !== undefined) {
      const name = code === undefined ? complaint : `${complaint} (${code})`;
      complaints.set(name, (complaints.get(name) ?? 0) + 1);
    }
    if (answers === undefined) return;
    waiting.get(answers)?.(value);
    waiting.delete(answers);
  }

  function ask(question: keyof Questions, given?: object): Promise<unknown> {
    const id = ++questions;
    return new Promise((answer) => {
      waiting.set(id, answer);
      child.send({ ask: question, id, given });
    });
  }

  return {
    get publicUrl() {
      return config.publicUrl;
    },
    complaints,
    ask: ask as TradeServer['ask'],
    setPace: (pace) => child.send({ pace }),
    async killAndStart() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      for (const answer of waiting.values()) answer(undefined);
      waiting.clear();
      child = await start();
    },
    async stop() {
      const ended = once(child, 'exit');
      await ask('stop');
      await ended;
    },
  };
}
