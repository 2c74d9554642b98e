import { randomInt } from 'node:crypto';
import type { StoredClasses } from '../../../src/app/ports/class-store.ts';
import type { CrmAccountRecord, CrmDealRecord } from '../../../src/app/ports/crm.ts';
import type { Organization } from '../../../src/app/ports/organization-store.ts';
import type { Run } from '../../../src/app/ports/run-store.ts';
import type { PendingConsent, WidgetSession } from '../../../src/app/ports/sign-in-store.ts';
import type { AccountFacts, DealFacts } from '../../../src/core/facts.ts';

/** An id nobody has used, shaped like Zoho's: 19 digits, more than a number holds. */
export function freshId(): string {
  return `3652397${String(randomInt(1_000_000)).padStart(6, '0')}${String(randomInt(1_000_000)).padStart(6, '0')}`;
}

/** Texts that have broken databases, escapings and encodings elsewhere. */
export const hardTexts = {
  quotes: `O'Reilly "& Söhne" \\ ; drop table mirror_accounts; --`,
  emoji: '株式会社 👩‍👩‍👧‍👦 🇨🇳',
  nul: 'before\u0000after',
  'lone surrogate': 'half \ud83d of a pair',
  'line ends': 'a\r\nb\u2028c\td',
  placeholders: '? ?1 $1 :name @x %s',
  empty: '',
  'very long': '长'.repeat(500_000),
};

export function anOrganization(id: string, rest: Partial<Organization> = {}): Organization {
  return {
    id,
    profile: {
      id,
      name: 'Ünsal & Söhne 有限公司',
      domainName: `org${id}`,
      timeZone: 'Asia/Shanghai',
      currency: 'CNY',
      hasMultipleCurrencies: true,
      edition: 'enterprise',
      users: 12,
      environment: 'production',
    },
    connection: { organizationId: id, apiDomain: 'https://www.zohoapis.com.cn' },
    language: 'zh',
    schema: {
      timeZone: 'Asia/Shanghai',
      currency: 'CNY',
      hasMultipleCurrencies: true,
      stages: [{ value: 'Closed Won', outcome: 'won' }],
      accountFields: ['Industry'],
      dealFields: ['Amount'],
    },
    chosenFields: ['tier'],
    fields: {
      tier: { fieldId: '3652397000000000001', apiName: 'Tier', values: { gold: '金牌' } },
    },
    connectedUserId: '3652397000000000002',
    connectedAt: 1_790_000_000_123,
    status: 'connected',
    ...rest,
  };
}

export function anAccount(
  facts: Partial<AccountFacts> & { id: string },
  modifiedAt = 1,
): CrmAccountRecord {
  return { facts: { name: `Account ${facts.id}`, ...facts }, modifiedAt, values: {} };
}

export function aDeal(facts: Partial<DealFacts> & { id: string }, modifiedAt = 1): CrmDealRecord {
  return { facts: { outcome: 'won', ...facts }, modifiedAt };
}

export function someClasses(accountId: string, rest: Partial<StoredClasses> = {}): StoredClasses {
  return {
    accountId,
    classes: { tier: 'gold', lifecycle: 'active' },
    inForce: { tier: 'gold', lifecycle: 'lost' },
    since: { tier: 20_390, lifecycle: 20_400 },
    firstPlay: 'thank-you@2026-03-03',
    desired: { tier: '金牌', note: null },
    written: { tier: '金牌', note: null },
    attempted: {},
    inBulk: {},
    policyVersion: 'policy-1',
    calibrationId: 'calibration-1',
    asOf: 20_400,
    decidedAt: 1_790_000_000_000,
    nextFlipOn: 20_444,
    ...rest,
  };
}

export function aRun(id: string, rest: Partial<Run> = {}): Run {
  return {
    id,
    kind: 'install',
    state: 'running',
    step: 'read-accounts',
    done: 200,
    startedAt: 1_790_000_000_000,
    updatedAt: 1_790_000_000_500,
    ...rest,
  };
}

export function aConsent(rest: Partial<PendingConsent> = {}): PendingConsent {
  return {
    purpose: 'connect',
    browserHash: 'browser',
    language: 'en',
    expiresAt: 1000,
    ...rest,
  };
}

export function aSession(organizationId: string, rest: Partial<WidgetSession> = {}): WidgetSession {
  return {
    organizationId,
    userId: '3652397000000000003',
    userName: '李雷',
    isAdministrator: false,
    accessToken: '1000.5f3c.access',
    accessTokenExpiresAt: 900,
    apiDomain: 'https://www.zohoapis.eu',
    expiresAt: 1000,
    ...rest,
  };
}

/** Compares texts by their code units, as a database compares ids. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Everything an asynchronous reading yields, and how much it yielded at a time. */
export async function drain<Row>(
  reading: AsyncIterable<Row[]>,
): Promise<{ rows: Row[]; sizes: number[] }> {
  const rows: Row[] = [];
  const sizes: number[] = [];
  for await (const batch of reading) {
    rows.push(...batch);
    sizes.push(batch.length);
  }
  return { rows, sizes };
}
