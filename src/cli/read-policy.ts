import { existsSync } from 'node:fs';
import { Policy } from '../core/policy/policy.ts';
import { policyPresets } from '../core/policy/presets.ts';
import { checkJson, readJsonFile } from './checked-json.ts';
import { CliError } from './cli-error.ts';

/**
 * The policy a file describes, or a preset by its id; the standard policy without either. A file holds what differs from
 * the standard policy, or from the preset that it names under "preset". Throws a {@link CliError}.
 */
export function readPolicy(path: string | undefined): Policy {
  if (path === undefined) return Policy.parse({});
  const named = presetOf(path);
  if (named && !existsSync(path)) return named;
  const given = readJsonFile(path);
  const { preset, ...differences } = isObject(given) ? given : {};
  const base = preset === undefined ? {} : basedOn(preset, path);
  const merged = isObject(given) ? mergeDeeply(base, differences) : given;
  const name = { en: `The policy ${path}`, zh: `策略文件 ${path} ` };
  return checkJson(Policy, merged, name, {
    en: 'Correct what is named; whatever a policy leaves out keeps its standard value.',
    zh: '请更正所指出的内容；未写出的项目沿用标准值。',
  });
}

function presetOf(id: unknown): Policy | undefined {
  return policyPresets.find((preset) => preset.id === id)?.policy;
}

function basedOn(preset: unknown, path: string): Policy {
  const policy = presetOf(preset);
  if (policy) return policy;
  const ids = policyPresets.map(({ id }) => id).join(', ');
  throw new CliError(
    {
      en: `The policy ${path} names a preset that does not exist: ${JSON.stringify(preset)}.`,
      zh: `策略文件 ${path} 引用了不存在的预设：${JSON.stringify(preset)}。`,
    },
    { en: `The presets are: ${ids}.`, zh: `可用的预设：${ids}。` },
  );
}

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `differences` laid over `base`: objects are merged, everything else (lists too) is replaced. */
function mergeDeeply(base: Json, differences: Json): Json {
  const merged = { ...base };
  for (const [key, value] of Object.entries(differences)) {
    const below = merged[key];
    merged[key] = isObject(below) && isObject(value) ? mergeDeeply(below, value) : value;
  }
  return merged;
}
