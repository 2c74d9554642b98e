import { uninstallKey } from '../../app/receive-uninstall.ts';
import type { Text } from '../../core/text.ts';
import { parseOptions } from '../parse-options.ts';
import { readSettings } from '../read-settings.ts';
import type { Terminal } from '../terminal.ts';
import { signingFunction } from './signing-function.ts';

/** `tierwise organizations uninstall-function`: the function for the extension's “On Uninstallation”, with its key. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  parseOptions(args, [], 'organizations');
  const { publicUrl, secretKey } = readSettings();
  terminal.err.write(`${keepSecret[terminal.language]}\n\n`);
  terminal.err.flush();
  const key = uninstallKey(secretKey);
  terminal.out.write(signingFunction(`${publicUrl}${address}`, key, first, ['organizationId']));
}

const address = '/zoho/uninstall';
const first = ['organizationId = installParamMap.get("organizationId").toString();'];

const keepSecret: Text = {
  en: 'Put this into the extension’s “On Uninstallation” function in Zoho’s developer console. It holds a key: who reads it can have Tierwise forget an organization.',
  zh: '请将以下函数填入 Zoho 开发者控制台中扩展的“卸载时”（On Uninstallation）函数。其中包含密钥，泄露后他人可令 Tierwise 清除组织数据，请妥善保管。',
};
