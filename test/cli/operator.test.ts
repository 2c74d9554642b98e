import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

const command = join(process.cwd(), 'dist/cli.js');

/** The settings of a world as a command beside its server reads them. */
function environmentOf({ config, emulator }: World): Record<string, string> {
  const { connectClient, signInClient } = config.zoho;
  return {
    PORT: String(config.port),
    HOST: config.host,
    PUBLIC_URL: config.publicUrl,
    DATABASE_PATH: config.databasePath,
    SECRET_KEY: config.secretKey,
    ZOHO_CLIENT_ID: connectClient.id,
    ZOHO_CLIENT_SECRET: connectClient.secret,
    ZOHO_SIGN_IN_CLIENT_ID: signInClient.id,
    ZOHO_SIGN_IN_CLIENT_SECRET: signInClient.secret,
    ZOHO_DATA_CENTER: 'local',
    ZOHO_EMULATOR_URL: emulator.apiUrl,
    ZOHO_EMULATOR_ACCOUNTS_URL: emulator.accountsUrl,
  };
}

describe('commands beside a running server', () => {
  let world: World;
  let environment: Record<string, string>;

  beforeEach(async () => {
    world = await startWorld(anOrganization());
    environment = environmentOf(world);
    await world.install();
  });

  afterEach(() => world.stop());

  /** Runs the built command while the server of this process goes on. */
  async function tierwise(...args: string[]) {
    const env = { ...process.env, LC_ALL: 'C.UTF-8', ...environment };
    const child = spawn(command, args, { env, cwd: dirname(world.databasePath) });
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'exit'),
    ]);
    return { code: code as number | null, out, err };
  }

  const traces = (wanted: string) =>
    readdirSync(dirname(world.databasePath))
      .map((name) => readFileSync(join(dirname(world.databasePath), name), 'latin1'))
      .reduce((sum, bytes) => sum + bytes.split(wanted).length - 1, 0);

  describe('tierwise organizations', () => {
    it('lists what is kept, in a table and as JSON', async () => {
      const table = await tierwise('organizations', 'list');
      const json = await tierwise('organizations', 'list', '--format', 'json');

      expect(table.code).toBe(0);
      expect(table.out).toMatch(/808232144 +Zylker +connected +2 +1 /);
      expect(JSON.parse(json.out)).toMatchObject([
        { id: known.zgid, name: 'Zylker', status: 'connected', accounts: 2, deals: 1 },
      ]);
    });

    it('shows what to mend in the records, as a text and as JSON', async () => {
      const told = await tierwise('organizations', 'findings', known.zgid);
      const json = await tierwise('organizations', 'findings', known.zgid, '--format', 'json');
      const chinese = await tierwise('organizations', 'findings', known.zgid, '--language', 'zh');

      expect(told).toMatchObject({ code: 0, err: '' });
      expect(told.out).toMatch(
        /^1 account has no industry.*\n {2}Fill in Industry\.\n {2}Globex \(\d+\)$/m,
      );
      expect(chinese.out).toContain('1 个客户未填写行业');
      expect(JSON.parse(json.out)).toContainEqual(
        expect.objectContaining({ id: 'no-industry', count: 1, remedy: 'Fill in Industry.' }),
      );
    });

    it('shows whose class time alone will change', async () => {
      // Commands go by the clock of the machine, which is less than a day behind.
      world.win(known.acme, { daysAgo: 1 });
      await world.settle();
      const lines = (await tierwise('organizations', 'upcoming', known.zgid, '--days', '366')).out;
      const json = await tierwise(
        ...['organizations', 'upcoming', known.zgid, '--days', '366', '--format', 'json'],
      );
      const wrong = await tierwise('organizations', 'upcoming', known.zgid, '--days', '0');
      const unknown = await tierwise(
        'organizations',
        'upcoming',
        known.zgid,
        '--dimension',
        'mood',
      );

      expect(lines).toMatch(/^On +Account +ID +Dimension +From +To$/m);
      expect(lines).toMatch(/^\d{4}-\d\d-\d\d +Acme +\d+ +Lifecycle +Won Back +At Risk$/m);
      expect(JSON.parse(json.out)).toContainEqual(
        expect.objectContaining({ accountName: 'Acme', dimension: 'lifecycle', to: 'at-risk' }),
      );
      expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('from 1 to 366') });
      expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('lifecycle') });
    });

    it('exports every row without a token, counted at the end', async () => {
      const tokens = await world.tierwise.store.connections.find(known.zgid);

      const { code, out } = await tierwise('organizations', 'export', known.zgid);

      const lines = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(code).toBe(0);
      expect(lines[0]).toMatchObject({ kind: 'export', organizationId: known.zgid });
      const { rows } = lines.at(-1);
      expect(rows).toMatchObject({ mirror_accounts: 2, mirror_deals: 1, account_classes: 2 });
      for (const [kind, count] of Object.entries(rows)) {
        expect(lines.filter((line) => line.kind === kind)).toHaveLength(count as number);
      }
      expect(out).not.toContain(tokens?.refreshToken);
      expect(out).not.toContain(tokens?.accessToken);
      expect(out).not.toMatch(/1000\.|sealed|hash/);
    });

    it('tells what credits went on, what is to come, and sets the share', async () => {
      const before = await tierwise('organizations', 'credits', known.zgid);
      const after = await tierwise('organizations', 'credits', known.zgid, '--share', '10');
      const wrong = await tierwise('organizations', 'credits', known.zgid, '--share', '0');

      const { spent } = world.organization.credits;
      expect(before.out).toContain(
        `Tierwise may spend 26500 of 53000 API credits in any 24 hours (50 %); it spent ${spent}.`,
      );
      expect(before.out).toMatch(/\n {2}update-accounts +\d+ +× \d+\n/);
      expect(after.out).toContain('5300 of 53000');
      expect(wrong.code).toBe(2);
      expect((await world.known()).creditShare).toBe(0.1);
    });

    it('undoes a run beside the server, and lets it write again', async () => {
      const runs = JSON.parse(
        (await tierwise('organizations', 'runs', known.zgid, '--format', 'json')).out,
      );
      const install = runs.find(({ kind }: { kind: string }) => kind === 'install');
      expect(install).toMatchObject({ state: 'finished', written: 2 });

      const undone = await tierwise('organizations', 'undo', known.zgid, '--run', install.id);
      await world.settle();
      expect(undone.out).toContain('From now on Tierwise writes nothing to this CRM.');
      expect((await world.fieldsOf(known.acme))['tier']).toBeNull();
      const table = await tierwise('organizations', 'runs', known.zgid);
      expect(table.out).toContain(`2 looked at, 0 left as they are (of ${install.id})`);

      const doctor = await tierwise('doctor');
      expect(doctor.out).toContain('because a run was undone');
      const resumed = await tierwise('organizations', 'resume', known.zgid, '--language', 'zh');
      await world.settle();
      expect(resumed.out).toContain('已恢复回写');
      expect((await world.fieldsOf(known.acme))['tier']).toBe('General');
    }, 60_000);

    it('probes a bulk write, and notes who confirmed it', async () => {
      const probe = await tierwise('organizations', 'bulk-write', known.zgid);
      expect(probe.out).toContain('A bulk write of one account was made: ');
      expect(probe.out).toContain(`bulk-write ${known.zgid} --confirm`);
      const confirmed = await tierwise(
        ...['organizations', 'bulk-write', known.zgid, '--confirm', '李', '--language', 'zh'],
      );
      expect(confirmed.out).toContain('已记录 李 的确认');
      expect((await world.known()).bulkWriteConfirmedBy).toBe('李');

      const wrong = await tierwise('organizations', 'bulk-write', known.zgid, '--revoke', '1');
      expect(wrong.code).toBe(2);
      await tierwise('organizations', 'bulk-write', known.zgid, '--revoke', known.zgid);
      expect((await world.known()).bulkWriteConfirmedAt).toBeUndefined();
    }, 60_000);

    it('lists what could not be written, with what to do', async () => {
      world.organization.holdRecord('Accounts', known.globex, 'locked');
      world.win(known.globex);
      await world.settle();

      const { out } = await tierwise('organizations', 'failures', known.zgid);

      expect(out).toContain('1 × The record is locked. (RECORD_LOCKED)');
      expect(out).toContain(`  ${known.globex}`);
    });

    it('purges only what is confirmed, and then every byte, with the server running', async () => {
      const unconfirmed = await tierwise('organizations', 'purge', known.zgid, '--confirm', '1');
      expect(unconfirmed.code).toBe(2);
      expect(traces('Acme')).toBeGreaterThan(0);

      const purged = await tierwise(
        ...['organizations', 'purge', known.zgid, '--confirm', known.zgid, '--fields', 'remove'],
      );

      expect(purged).toMatchObject({ code: 0, err: '' });
      expect(purged.out).toContain('10 class fields were deleted.');
      expect([known.zgid, 'Acme', 'Zylker'].map(traces)).toEqual([0, 0, 0]);
      expect(world.organization.watches).toEqual([]);
      const again = await tierwise('organizations', 'list', '--language', 'zh');
      expect(again.out).toBe('本机没有保存任何组织的数据。\n');
    }, 60_000);

    it('disconnects, and says what Zoho left behind', async () => {
      const mend = world.emulator.accountsFaults.inject({ kind: 'server-error' });
      const first = await tierwise('organizations', 'disconnect', known.zgid);
      mend();
      const second = await tierwise('organizations', 'disconnect', known.zgid);

      expect(first.code).toBe(0);
      expect(first.out).toContain('Zoho did not withdraw the access.');
      expect(first.err).toContain('Zoho CRM does not answer properly');
      expect(second.out).toContain('Tierwise has no access to this organization any more.');
    });

    it.each([
      [['organizations'], 'Say what to do'],
      [['organizations', 'sell'], 'cannot “sell”'],
      [['organizations', 'export'], 'Say which organization'],
      [['organizations', 'export', '1'], 'There is no such organization'],
      [['organizations', 'disconnect', '1'], 'There is no such organization'],
      [['organizations', 'disconnect', known.zgid, '--fields', 'burn'], '--fields takes'],
      [['organizations', 'list', '--format', 'xml'], '--format takes'],
    ])('tells what is wrong with %j', async (args, sentence) => {
      const { code, err } = await tierwise(...args);

      expect(code).toBe(2);
      expect(err).toContain(sentence);
    });

    it('tells where to look for an organization that is not kept', async () => {
      const { err } = await tierwise('organizations', 'export', '1');

      expect(err).toContain('tierwise organizations list shows');
      expect(err).not.toContain('address');
    });
  });

  describe('tierwise serve', () => {
    it('tells what to do where its port is taken, or the key is another', async () => {
      const taken = await tierwise('serve');
      const { port } = world.config;
      expect(taken).toMatchObject({ code: 2, out: '' });
      expect(taken.err).toContain(`Port ${port} is taken.`);
      expect(taken.err).toContain('set another PORT in .env');

      Object.assign(environment, {
        PORT: '0',
        SECRET_KEY: Buffer.alloc(32).toString('base64'),
      });
      const other = await tierwise('serve', '--language', 'zh');
      expect(other).toMatchObject({ code: 2, out: '' });
      expect(other.err).toContain('密钥无法使用：库中的密文是用另一个密钥生成的。');
    });
  });

  describe('tierwise doctor', () => {
    it('finds a sound organization sound', async () => {
      const { code, out, err } = await tierwise('doctor');

      expect(err).toBe('');
      expect(code).toBe(0);
      expect(out).toContain('✓ Access');
      expect(out).not.toContain('✗');
    });

    it('says as JSON and in Chinese what is wrong, and ends with 2', async () => {
      world.organization.setUserStatus(known.admin, 'inactive');

      const args = ['--organization', known.zgid, '--format', 'json', '--language', 'zh'];
      const { code, out, err } = await tierwise('doctor', ...args);

      expect(code).toBe(2);
      expect(err).toContain('个问题');
      const { organizations } = JSON.parse(out);
      expect(organizations).toHaveLength(1);
      expect(organizations[0].findings[0]).toMatchObject({
        check: 'connection',
        code: 'revoked',
        severity: 'problem',
        remedy: expect.stringContaining('请由管理员重新连接'),
      });
    });

    it.each<[what: string, changes: Record<string, string>, check: string, code: string]>([
      ['a setting', { PUBLIC_URL: '' }, 'configuration', 'incomplete'],
      [
        'a data center',
        { ZOHO_DATA_CENTER: 'local', ZOHO_EMULATOR_URL: '' },
        'configuration',
        'incomplete',
      ],
      ['another key', { SECRET_KEY: Buffer.alloc(32).toString('base64') }, 'secret-key', 'other'],
      ['no database', { DATABASE_PATH: 'nowhere.db' }, 'database', 'absent'],
      ['no database but a folder', { DATABASE_PATH: '.' }, 'database', 'unusable'],
      [
        'an address at which nothing is',
        { PUBLIC_URL: 'http://localhost:1' },
        'public-address',
        'silent',
      ],
    ])('tells %s that is wrong by its check', async (_, changes, check, code) => {
      Object.assign(environment, changes);

      const { out } = await tierwise('doctor', '--format', 'json');

      const { server } = JSON.parse(out);
      expect(server).toContainEqual(expect.objectContaining({ check, code }));
    });

    it('finds something else at its address, and knows no organization of another name', async () => {
      environment['PUBLIC_URL'] = world.emulator.apiUrl;
      const { code, out } = await tierwise('doctor');
      const unknown = await tierwise('doctor', '--organization', '1');

      expect(code).toBe(2);
      expect(out).toContain('Something else than Tierwise answers');
      expect(unknown).toMatchObject({ code: 2, out: '' });
    });
  });
});
