import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leastCredits } from '../../app/least-credits.ts';
import type { Log } from '../../app/ports/log.ts';
import type { Text } from '../../core/text.ts';
import { demoUsers } from '../../emulator/demo-book.ts';
import type { Terminal } from '../terminal.ts';
import { untilStopped } from '../until-stopped.ts';
import { createPainter } from './create-painter.ts';
import { createSteps, type Steps } from './create-steps.ts';
import { claimDemoFile, type DemoDetails, folderPrefix } from './demo-file.ts';
import { findDealsToWin } from './find-deals-to-win.ts';
import { followInstallation } from './follow-installation.ts';
import { pickAccounts } from './pick-accounts.ts';
import { showAddresses } from './show-addresses.ts';
import { showCredits } from './show-credits.ts';
import { showDistribution } from './show-distribution.ts';
import { showTopAccounts } from './show-top-accounts.ts';
import { type Demo, startDemo } from './start-demo.ts';
import { type Survey, surveyBook } from './survey-book.ts';

/** Deals that `--win-deal` may choose from, one after the other. */
const dealsNoted = 20;

/** Starts a demo, shows what it does, and keeps it up until it is asked to stop. Leaves nothing behind. */
export async function runDemo(seed: number, terminal: Terminal): Promise<void> {
  const { language, err } = terminal;
  const stopped = untilStopped();
  const folder = mkdtempSync(join(tmpdir(), folderPrefix));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  // Also when something fails in a place nobody thought of.
  process.once('exit', removeFolder);
  const file = claimDemoFile(folder);
  process.once('exit', file.remove);
  const steps = createSteps(err, process.stderr, language);
  const stopping = new AbortController();
  void stopped.then(() => stopping.abort());
  let demo: Demo | undefined;
  try {
    demo = await startDemo({
      ...{ seed, language, folder, log: quietLog(steps, stopping.signal) },
      onStep: (step) => steps.begin(says[step][language]),
    });
    const presented = present(demo, steps, terminal, file.publish, stopping.signal);
    await Promise.all([presented, stopped]);
    steps.begin(says.stop[language]);
  } catch (error) {
    steps.fail();
    throw error;
  } finally {
    await demo?.stop();
    file.remove();
    removeFolder();
  }
  steps.end();
}

/** Connects, waits for the classes and tells everything worth telling. */
async function present(
  demo: Demo,
  steps: Steps,
  terminal: Terminal,
  publish: (details: DemoDetails) => void,
  signal: AbortSignal,
): Promise<void> {
  const { language, out } = terminal;
  const { organization, tierwise } = demo;
  steps.begin(says.connect[language]);
  await demo.connect();
  await followInstallation(demo, steps, terminal, signal);
  if (signal.aborted) return;
  const seconds = (performance.now() / 1000).toFixed(1);
  const credits = {
    byOperation: { ...organization.credits.byOperation },
    least: leastCredits(await whatWasDone(demo)),
  };
  const survey = await surveyBook(tierwise, organization.zgid);
  const details = detailsOf(demo, survey, terminal);
  publish(details);
  const classified = says.classified[language]
    .replace('{accounts}', String(survey.accounts.length))
    .replace('{seconds}', seconds);
  const lines = [
    ...['', classified, ''],
    ...showDistribution(survey, language, createPainter(process.stdout), widthOf(process.stdout)),
    ...[...showTopAccounts(survey, language, organization.facts.currency), ''],
    ...[...showCredits(credits, language), ''],
    ...showAddresses(details, language),
  ];
  out.write(`${lines.join('\n')}\n`);
  out.flush();
}

async function whatWasDone({ organization, tierwise }: Demo) {
  const { store } = tierwise;
  const connected = await store.organizations.find(organization.zgid);
  let written = 0;
  for await (const batch of store.classes.readAll(organization.zgid))
    written += batch.filter((row) => Object.keys(row.written).length > 0).length;
  return {
    accounts: organization.count('Accounts'),
    deals: organization.count('Deals'),
    written,
    createdFields: Object.keys(connected?.fields ?? {}).length,
    createdViews: connected?.views?.length ?? 0,
  };
}

function detailsOf(
  { emulator, organization, tierwise }: Demo,
  survey: Survey,
  { language }: Terminal,
): DemoDetails {
  const { domainName } = organization.facts;
  const tab = `${emulator.apiUrl}/crm/${domainName}/tab/Accounts`;
  const picked = Object.entries(pickAccounts(survey, demoUsers.rep));
  const who = [demoUsers.manager, demoUsers.rep, demoUsers.admin];
  const people = who.flatMap((id) => organization.users.find((user) => user.id === id) ?? []);
  return {
    language,
    crmUrl: emulator.apiUrl,
    accountsUrl: emulator.accountsUrl,
    serverUrl: tierwise.publicUrl,
    domainName,
    people: people.map(({ email, firstName, lastName, role }) => ({
      email,
      name: `${firstName} ${lastName}`.trim(),
      role,
    })),
    manager: people[0]?.email ?? '',
    accounts: Object.fromEntries(
      picked.map(([kind, { facts }]) => [
        kind,
        { id: facts.id, name: facts.name, url: `${tab}/${facts.id}` },
      ]),
    ),
    toWin: findDealsToWin(survey, dealsNoted),
  };
}

function widthOf({ columns }: { columns?: number }): number {
  return columns ?? 80;
}

/** Lets through what somebody who watches a demo should know. */
function quietLog(steps: Steps, signal: AbortSignal): Log {
  const ignore = () => {};
  const tell = (values: Record<string, unknown>, message: string) => {
    // What fails because everything ends is no news.
    if (signal.aborted) return;
    const { code } = values;
    steps.aside(typeof code === 'string' ? `${message} (${code})` : message);
  };
  return { debug: ignore, info: ignore, warn: tell, error: tell };
}

const says = {
  emulator: { en: 'Start a local Zoho CRM', zh: '启动本地 Zoho CRM' },
  server: { en: 'Start Tierwise', zh: '启动 Tierwise' },
  connect: { en: 'Connect through sign-in and consent', zh: '登录并授权，连接组织' },
  stop: { en: 'Stop', zh: '停止' },
  classified: {
    en: '{accounts} accounts classified, {seconds} s after the start.',
    zh: '{accounts} 个客户已完成分级，启动至今 {seconds} 秒。',
  },
} satisfies Record<string, Text>;
