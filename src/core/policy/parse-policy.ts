import { Policy } from './policy.ts';
import { type PolicyProblem, problemsOf } from './policy-problem.ts';
import { policyPresets } from './presets.ts';
import { suggestName } from './suggest-name.ts';

/** A policy, or everything that keeps a value from being one. */
export type ParsedPolicy =
  | { isValid: true; policy: Policy }
  | { isValid: false; problems: PolicyProblem[] };

/**
 * Reads a policy as people and the database write it: one form. It holds what differs from the standard policy, or from
 * the preset it names under `"preset"`; a whole policy is read as it is.
 */
export function parsePolicy(given: unknown): ParsedPolicy {
  if (!isObject(given)) return { isValid: false, problems: [notAnObject] };
  const { preset, ...differences } = given;
  const base = preset === undefined ? {} : presetPolicy(preset);
  if (!base) return { isValid: false, problems: [unknownPreset(preset)] };
  const merged = mergeDeeply(base, differences);
  const parsed = Policy.safeParse(merged);
  if (parsed.success) return { isValid: true, policy: parsed.data };
  const problems = parsed.error.issues.flatMap((issue) => problemsOf(issue, merged));
  return { isValid: false, problems };
}

/** The policy of a preset's id. */
export function presetPolicy(id: unknown): Policy | undefined {
  return policyPresets.find((preset) => preset.id === id)?.policy;
}

const notAnObject: PolicyProblem = {
  code: 'not-an-object',
  path: '',
  message: { en: 'A policy is a JSON object.', zh: '策略应为 JSON 对象。' },
  remedy: { en: 'Put it into braces: { … }.', zh: '请写在花括号内：{ … }。' },
};

function unknownPreset(given: unknown): PolicyProblem {
  const ids = policyPresets.map(({ id }) => id);
  const meant = typeof given === 'string' ? suggestName(given, ids) : undefined;
  const shown = JSON.stringify(given);
  return {
    code: 'unknown-preset',
    path: 'preset',
    message: { en: `There is no preset ${shown}.`, zh: `没有名为 ${shown} 的预设。` },
    remedy: meant
      ? { en: `Did you mean “${meant}”?`, zh: `您是否想写“${meant}”？` }
      : { en: `The presets are ${ids.join(', ')}.`, zh: `可用的预设：${ids.join('、')}。` },
  };
}

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `differences` laid over `base`: objects are merged, everything else (lists too) is replaced. */
function mergeDeeply(base: Json, differences: Json): Json {
  const merged = new Map(Object.entries(base));
  for (const [key, value] of Object.entries(differences)) {
    const below = merged.get(key);
    merged.set(key, isObject(below) && isObject(value) ? mergeDeeply(below, value) : value);
  }
  return Object.fromEntries(merged);
}
