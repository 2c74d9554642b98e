import { createHash, createHmac, randomInt } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';

/** A statement that calls an address, as Deluge writes it. */
const invokeUrl = /answer = invokeurl\s*\[([^\]]*)\];/;

/**
 * Runs a Deluge function of ours as far as it is like JavaScript, and makes the call it makes: a form by POST. Answers the
 * status.
 *
 * @param given the arguments and what Zoho sets beside them, by name
 */
export async function runDeluge(
  program: string,
  given: Record<string, unknown>,
  now: number,
): Promise<number> {
  const [statement, call = ''] = invokeUrl.exec(program) ?? [];
  if (statement === undefined) throw new Error('the function makes no call');
  const entries = new Map<string, string>();
  const context = createContext({
    ...given,
    zoho: {
      currenttime: { toLong: () => now },
      encryption: {
        sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
        hmacsha256: (key: string, text: string, as: 'hex') =>
          createHmac('sha256', key).update(text).digest(as),
      },
    },
    randomNumber: randomInt,
    Map: () => ({ put: (name: string, value: string) => entries.set(name, value) }),
  });
  runInContext(program.slice(0, program.indexOf(statement)), context);
  const url = /url :"([^"]*)"/.exec(call)?.[1] ?? '';
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams([...entries]) });
  return response.status;
}
