import type { DealOutcome } from '../../core/facts.ts';
import { fold } from './find-column.ts';
import type { StageField } from './mapping.ts';

/**
 * Stages that mean won or lost in an export that comes without a mapping: Zoho's own names, the words it shows for them
 * in Chinese, and what Chinese sales teams call them.
 */
const usualWords = {
  won: [
    ...['Closed Won', 'Won', '已成交-赢得', '已成交赢得', '已赢得', '赢得', '赢单', '已赢单'],
    ...['成交', '已成交', '关闭赢得', '已关闭-赢得', '结束赢单'],
  ],
  lost: [
    ...['Closed Lost', 'Closed-Lost to Competition', 'Closed Lost to Competition', 'Lost'],
    ...['已关闭-丢失', '已关闭丢失', '已丢失', '丢失', '丢单', '已丢单', '输单', '已输单', '失败'],
    ...['关闭丢失', '已成交-丢失', '结束丢单', '因竞争丢失', '已关闭-因竞争丢失', '输给竞争对手'],
  ],
};

/**
 * How a deal of a stage stands: by the words of the mapping exactly, else regardless of case, blanks and hyphens; open
 * when the stage is neither won nor lost.
 */
export function stageReader({ won, lost }: StageField): (stage: string) => DealOutcome {
  const words = won ? { won, lost: lost ?? [] } : usualWords;
  const exact = new Map<string, DealOutcome>();
  const folded = new Map<string, DealOutcome>();
  for (const outcome of ['lost', 'won'] as const) {
    for (const word of words[outcome]) {
      exact.set(word.trim(), outcome);
      folded.set(fold(word), outcome);
    }
  }
  return (stage) => exact.get(stage.trim()) ?? folded.get(fold(stage)) ?? 'open';
}
