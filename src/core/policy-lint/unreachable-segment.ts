import { rfmSegments } from '../rfm/segments.ts';
import { reachableSegments } from './reachable-segments.ts';
import type { LintRule } from './rule.ts';

/** Segments that no combination of scores leads to. */
export const unreachableSegment: LintRule = {
  code: 'unreachable-segment',
  severity: 'warning',
  title: {
    en: 'segments that no combination of scores leads to',
    zh: '没有任何得分组合能进入的 RFM 分群',
  },
  needs: 'policy',
  check({ rfm, windowDays }) {
    if (rfm.method !== 'edges' || !rfm.edges || rfm.scheme !== 'segments') return [];
    const reachable = reachableSegments(rfm.edges, windowDays);
    const lost = rfmSegments.filter(({ id }) => !reachable.has(id)).map(({ label }) => label);
    if (lost.length === 0) return [];
    return [
      {
        path: 'rfm.edges',
        message: {
          en: `With these edges and this window nobody is ever in: ${lost.map(({ en }) => en).join(', ')}.`,
          zh: `按这些边界与窗口，以下分群永远不会有客户：${lost.map(({ zh }) => zh).join('、')}。`,
        },
        remedy: {
          en: 'Keep the edges of recency inside the window (whoever bought last before it has a frequency of 0), and begin frequency at 2 deals.',
          zh: '请使最近购买的边界小于窗口天数（最后一次购买早于窗口的客户频次为 0），频次边界从 2 单开始。',
        },
      },
    ];
  },
};
