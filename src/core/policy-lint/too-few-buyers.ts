import type { LintRule } from './rule.ts';

/** A ranking of too few accounts. */
export const tooFewBuyers: LintRule = {
  code: 'too-few-buyers',
  severity: 'warning',
  title: {
    en: 'a ranking of too few accounts',
    zh: '参与排名的客户太少',
  },
  needs: 'book',
  check({ rfm, tier }, { buyers }) {
    const count = buyers.account.length;
    const rankings = [
      {
        path: 'rfm.method',
        least: 25,
        applies: rfm.method !== 'edges',
        zh: 'RFM 得分',
        en: 'RFM scores',
      },
      { path: 'concentration', least: 10, applies: true, zh: 'ABC 分类', en: 'ABC classes' },
      { path: 'value.weights', least: 10, applies: true, zh: '价值分层', en: 'value' },
      {
        path: 'tier.method',
        least: 10,
        applies: tier.method === 'standard',
        zh: '客户级别',
        en: 'the tier',
      },
    ];
    return rankings.flatMap(({ path, least, applies, zh, en }) => {
      if (!applies || count >= least) return [];
      return [
        {
          path,
          message: {
            en: `Only ${count} buyers are ranked: ${en} would say little, since one account more or less shifts all others.`,
            zh: `只有 ${count} 个成交客户参与排名，${zh}意义有限：增减一个客户就会影响其他所有客户。`,
          },
          remedy: {
            en: `Judge by given amounts until there are ${least}: rfm.method = "edges", tier.method = "sales-level".`,
            zh: `在达到 ${least} 个之前，建议按固定金额判断：rfm.method = "edges"、tier.method = "sales-level"。`,
          },
        },
      ];
    });
  },
};
