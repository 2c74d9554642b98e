import { Policy } from '../policy/policy.ts';
import type { LintRule } from './rule.ts';

/** Settings that have no effect. */
export const idleSetting: LintRule = {
  code: 'idle-setting',
  severity: 'advice',
  title: {
    en: 'settings that have no effect',
    zh: '不起作用的设置',
  },
  needs: 'policy',
  check(policy) {
    return idleSettings(policy).map(({ path, unless }) => ({
      path,
      message: {
        en: `This has no effect: it counts only where ${unless}.`,
        zh: `该设置不起作用：仅当 ${unless} 时才生效。`,
      },
      remedy: {
        en: `Remove it, or set ${unless}.`,
        zh: `请删除该项，或设置 ${unless}。`,
      },
    }));
  },
};

const standard = Policy.parse({});

function idleSettings({
  rfm,
  tier,
  size,
  value,
  stability,
}: Policy): { path: string; unless: string }[] {
  const idle: { path: string; unless: string }[] = [];
  if (rfm.edges && rfm.method !== 'edges') {
    idle.push({ path: 'rfm.edges', unless: 'rfm.method = "edges"' });
  }
  if (rfm.split !== standard.rfm.split && rfm.scheme !== 'types') {
    idle.push({ path: 'rfm.split', unless: 'rfm.scheme = "types"' });
  }
  const hasOwnLevels =
    JSON.stringify(tier.salesLevels) !== JSON.stringify(standard.tier.salesLevels);
  if (hasOwnLevels && tier.method !== 'sales-level') {
    idle.push({ path: 'tier.salesLevels', unless: 'tier.method = "sales-level"' });
  }
  if (tier.strategicShare !== standard.tier.strategicShare && tier.method !== 'standard') {
    idle.push({ path: 'tier.strategicShare', unless: 'tier.method = "standard"' });
  }
  const { dimensions: held, ...hold } = stability;
  const { dimensions: _, ...usualHold } = standard.stability;
  if (held.length === 0 && JSON.stringify(hold) !== JSON.stringify(usualHold)) {
    idle.push({ path: 'stability', unless: 'stability.dimensions ≠ []' });
  }
  if (size.own && size.standard !== 'own') {
    idle.push({ path: 'size.own', unless: 'size.standard = "own"' });
  }
  if (size.homeCurrencyPerUnit !== undefined && size.standard === 'own') {
    idle.push({ path: 'size.homeCurrencyPerUnit', unless: 'size.standard = "eu" | "china"' });
  }
  if (value.loyaltyCounts === 'always' && value.weights.loyalty === 0) {
    idle.push({ path: 'value.loyaltyCounts', unless: 'value.weights.loyalty > 0' });
  }
  return idle;
}
