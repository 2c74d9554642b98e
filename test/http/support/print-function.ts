import type { Terminal } from '../../../src/cli/terminal.ts';
import type { Config } from '../../../src/config.ts';

/** What a command prints that writes a function, under the settings of a server. */
export async function printFunction(
  run: (args: string[], terminal: Terminal) => Promise<void>,
  args: string[],
  { publicUrl, secretKey }: Pick<Config, 'publicUrl' | 'secretKey'>,
): Promise<string> {
  const settings = {
    PUBLIC_URL: publicUrl,
    SECRET_KEY: secretKey,
    ZOHO_CLIENT_ID: '1000.A',
    ZOHO_CLIENT_SECRET: 'a',
    ZOHO_SIGN_IN_CLIENT_ID: '1000.B',
    ZOHO_SIGN_IN_CLIENT_SECRET: 'b',
  };
  const before = { ...process.env };
  Object.assign(process.env, settings);
  let printed = '';
  const writer = (write: (text: string) => void) => ({
    write,
    writeBytes: () => {},
    flush: () => {},
    end: () => {},
  });
  try {
    const out = writer((text) => {
      printed += text;
    });
    await run(args, { language: 'en', out, err: writer(() => {}) });
  } finally {
    for (const name of Object.keys(settings)) delete process.env[name];
    Object.assign(process.env, before);
  }
  return printed;
}
