import type { Assessment } from '../classification/explain-subject.ts';
import type { Text } from '../text.ts';
export interface Strategy {
  plays: { id: string; what: Text }[];
}
export function composeStrategy(_a: readonly Assessment[], _c: unknown): Strategy {
  return { plays: [] };
}
export function nextAction(_s: Strategy): Text {
  return { en: '', zh: '' };
}
export function strategySummary(_s: Strategy): Text {
  return { en: '', zh: '' };
}
