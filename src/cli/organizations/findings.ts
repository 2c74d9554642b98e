import { createListFindings } from '../../app/list-findings.ts';
import type { Example, Finding } from '../../core/findings/finding.ts';
import { renderMessage } from '../../core/messages/render-message.ts';
import type { Language } from '../../core/text.ts';
import { readFormat } from '../option-values.ts';
import { printable } from '../output/printable.ts';
import { parseArguments } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';
import { withStore } from '../with-tools.ts';
import { readOrganizationId } from './read-organization-id.ts';

/** `tierwise organizations findings ID`. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const { options, words } = parseArguments(args, ['format'], 'organizations', 1);
  const format = readFormat(options.format, ['table', 'json'], 'organizations');
  const organizationId = readOrganizationId(words);
  await withStore(async (store) => {
    const listFindings = createListFindings({ store, clock: { now: Date.now } });
    const findings = await listFindings(organizationId);
    const { language } = terminal;
    terminal.out.write(format === 'json' ? toJson(findings, language) : toText(findings, language));
  });
}

function toJson(findings: readonly Finding[], language: Language): string {
  const plain = findings.map(({ sentence, remedy, ...finding }) => ({
    ...finding,
    sentence: renderMessage(sentence, language),
    remedy: renderMessage(remedy, language),
  }));
  return `${JSON.stringify(plain, undefined, 2)}\n`;
}

function toText(findings: readonly Finding[], language: Language): string {
  if (findings.length === 0) return `${nothing[language]}\n`;
  return findings
    .map(({ sentence, remedy, examples }) => {
      const lines = [renderMessage(sentence, language), renderMessage(remedy, language)];
      return `${[...lines, examples.map(nameOf).join(', ')].join('\n  ')}\n`;
    })
    .join('\n');
}

const nothing = { en: 'Nothing to mend.', zh: '没有需要修正之处。' };

function nameOf({ accountId, accountName, dealId }: Example): string {
  const account = accountName === undefined ? '' : `${printable(accountName)} (${accountId})`;
  return [account, dealId].filter(Boolean).join(' · ');
}
