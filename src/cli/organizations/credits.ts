import { AppError } from '../../app/errors.ts';
import { type CreditForecast, createForecastCredits } from '../../app/forecast-credits.ts';
import type { Text } from '../../core/text.ts';
import { readFormat } from '../option-values.ts';
import { alignColumns } from '../output/align-columns.ts';
import { parseArguments, usage } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';
import { withStore } from '../with-tools.ts';
import { readOrganizationId } from './read-organization-id.ts';

/** `tierwise organizations credits ID [--share PERCENT]`. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const { options, words } = parseArguments(args, ['share', 'format'], 'organizations', 1);
  const organizationId = readOrganizationId(words);
  const format = readFormat(options.format, ['table', 'json'], 'organizations');
  const share = readShare(options.share);
  await withStore(async (store) => {
    if (share !== undefined)
      await store.organizations.change(organizationId, { creditShare: share });
    const organization = await store.organizations.find(organizationId);
    if (!organization) throw new AppError('not-found', 'organization');
    const forecastCredits = createForecastCredits({ store, clock: { now: Date.now } });
    const forecast = await forecastCredits(organization);
    const { timeZone } = organization.profile;
    terminal.out.write(
      format === 'json'
        ? `${JSON.stringify(forecast, undefined, 2)}\n`
        : `${said(forecast, timeZone)[terminal.language]}\n${operations(forecast)}`,
    );
  });
}

function readShare(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const percent = Number(text);
  if (/^\d+$/.test(text) && percent >= 1 && percent <= 100) return percent / 100;
  throw usage('organizations', {
    en: `--share takes a percentage from 1 to 100, not “${text}”.`,
    zh: `--share 须为 1 到 100 的百分数，而不是“${text}”。`,
  });
}

function operations({ byOperation }: CreditForecast): string {
  const rows = byOperation.map(({ operation, calls, credits }) => [
    `  ${operation}`,
    String(credits),
    `× ${calls}`,
  ]);
  return rows.length === 0 ? '' : `${alignColumns(rows).join('\n')}\n`;
}

function said(forecast: CreditForecast, timeZone: string): Text {
  const { daily, ours, spent, usualDay, waiting, fullRun, awaitedUntil } = forecast;
  const percent = Math.round(100 * forecast.share);
  const until = (language: string) =>
    new Intl.DateTimeFormat(language, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(
      awaitedUntil,
    );
  const days = daysUntil(forecast);
  const lines: Text[] = [
    {
      en: `Tierwise may spend ${ours} of ${daily} API credits in any 24 hours (${percent} %); it spent ${spent}.`,
      zh: `任意 24 小时内 Tierwise 可使用 ${daily} 个 API 额度中的 ${ours} 个（${percent}%），已使用 ${spent} 个。`,
    },
    {
      en: `A usual day takes ${usualDay}; reading and writing everything anew takes ${fullRun}.`,
      zh: `通常每天使用 ${usualDay} 个；全部重新读取并回写需 ${fullRun} 个。`,
    },
    {
      en: `${waiting.accounts} accounts wait to be written, for ${waiting.credits} credits: ${days.en}.`,
      zh: `待回写客户 ${waiting.accounts} 个，需 ${waiting.credits} 个额度：${days.zh}。`,
    },
  ];
  if (awaitedUntil !== undefined) {
    lines.push({
      en: `Waiting for credits until ${until('en-GB')} (${timeZone}); what people change in the CRM comes first.`,
      zh: `正在等待额度，将于 ${until('zh-CN')}（${timeZone}）继续；CRM 中的人工改动优先处理。`,
    });
  }
  return {
    en: lines.map(({ en }) => en).join('\n'),
    zh: lines.map(({ zh }) => zh).join('\n'),
  };
}

function daysUntil({ days }: CreditForecast): Text {
  if (days === undefined) {
    return { en: 'more than the share leaves, raise it', zh: '超出可用份额，请提高比例' };
  }
  if (days <= 1) return { en: 'within a day', zh: '一天内可完成' };
  return { en: `within ${days} days`, zh: `约 ${days} 天完成` };
}
