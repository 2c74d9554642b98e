import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/cli/emulator.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { hasCurl, runCurl, TokenAnswer } from '../emulator/support/run-curl.ts';

describe('tierwise emulator', () => {
  let printed = '';
  let running: Promise<void>;

  beforeAll(async () => {
    const writer = (write: (text: string) => void): Terminal['out'] => ({
      write,
      writeBytes: () => {},
      flush: () => {},
      end: () => {},
    });
    const out = writer((text) => {
      printed += text;
    });
    const terminal = { language: 'en', out, err: writer(() => {}) } as const;
    running = run(['--port', '0', '--accounts-port', '0'], terminal);
    await vi.waitFor(() => expect(printed).toContain('ACCESS_TOKEN'), { timeout: 20_000 });
  }, 30_000);

  afterAll(async () => {
    process.emit('SIGTERM');
    await running;
  });

  /** What a comment says after a name. */
  function told(name: string): string {
    return new RegExp(`^# ${name}=(.*)$`, 'm').exec(printed)?.[1] ?? '';
  }

  it('gives other programs a client that works', async ({ skip }) => {
    skip(!hasCurl, 'this system has no curl');
    const form = [
      'grant_type=refresh_token',
      `client_id=${told('CLIENT_ID')}`,
      `client_secret=${told('CLIENT_SECRET')}`,
      `refresh_token=${told('REFRESH_TOKEN')}`,
    ];
    const answer = await runCurl(...form.flatMap((pair) => ['-F', pair]), told('TOKEN_URL'));

    const { access_token } = TokenAnswer.parse(answer.json);
    for (const accessToken of [told('ACCESS_TOKEN'), access_token]) {
      const { json } = await runCurl(
        ...['-H', `Authorization: Zoho-oauthtoken ${accessToken}`],
        `${told('API')}/Accounts?fields=Account_Name&per_page=200`,
      );
      expect(json).toHaveProperty('data.length', 200);
    }
  });

  it('lets them upload the file of a bulk write', async ({ skip }) => {
    skip(!hasCurl, 'this system has no curl');
    const { json } = await runCurl(
      ...['-H', `Authorization: Zoho-oauthtoken ${told('ACCESS_TOKEN')}`, '-X', 'POST'],
      ...['-H', 'feature: bulk-write', `${told('API')}/upload`],
    );

    // Asked for its organization, no longer for its scope.
    expect(json).toMatchObject({ code: 'INVALID_DATA' });
  });

  it('tells that client in comments, so that the lines stay those of a .env', () => {
    const lines = printed.trimEnd().split('\n');
    const settings = lines.filter((line) => !line.startsWith('#'));

    expect(settings.every((line) => /^[A-Z_]+=/.test(line))).toBe(true);
    expect(settings.join('\n')).not.toContain(told('CLIENT_ID'));
  });
});
