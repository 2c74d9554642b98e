import type { Policy } from './policy.ts';

/** One setting that two policies hold differently; `undefined` where one of them does not have it. */
export interface PolicyChange {
  /** Path of the setting, joined by dots; a rung of the ladder by its id, a word by itself. */
  path: string;
  before: SettingValue | undefined;
  after: SettingValue | undefined;
}

/** What a setting holds. */
export type SettingValue = string | number | boolean | null | readonly (string | number)[];

/** What changes from one policy to another, in the order of the settings. The order of rungs is their amounts’ and no change. */
export function diffPolicies(before: Policy, after: Policy): PolicyChange[] {
  const old = settingsOf(before);
  const fresh = settingsOf(after);
  const paths = new Set([...old.keys(), ...fresh.keys()]);
  return [...paths]
    .map((path) => ({ path, before: old.get(path), after: fresh.get(path) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function settingsOf(policy: Policy): Map<string, SettingValue> {
  const settings = new Map<string, SettingValue>();
  collect(policy, [], settings);
  return settings;
}

function collect(value: unknown, path: string[], settings: Map<string, SettingValue>): void {
  if (value === undefined) return;
  if (Array.isArray(value) && value.every(isRung)) {
    for (const { id, from } of value) settings.set([...path, id].join('.'), from);
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, part] of Object.entries(value)) collect(part, [...path, key], settings);
  } else {
    settings.set(path.join('.'), value as SettingValue);
  }
}

function isRung(value: unknown): value is Policy['salesLevel']['ladder'][number] {
  return typeof value === 'object' && value !== null && 'id' in value && 'from' in value;
}
