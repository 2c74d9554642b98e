import { presetPolicy } from '../../core/policy/parse-policy.ts';
import { policyPresets } from '../../core/policy/presets.ts';
import { suggestName } from '../../core/policy/suggest-name.ts';
import { CliError } from '../cli-error.ts';
import { parseArguments } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';

/** `tierwise policy presets`: the ready-made policies, or one of them as JSON. */
export function run(args: string[], { language, out }: Terminal): void {
  const [id] = parseArguments(args, [], 'policy', 1).words;
  if (id === undefined) {
    for (const preset of policyPresets) {
      const { title, description, reasons } = preset;
      out.write(`${preset.id}  ${title[language]}\n`);
      out.write(`  ${description[language]}\n  ${reasons[language]}\n\n`);
    }
    return;
  }
  const policy = presetPolicy(id);
  if (!policy) throw unknownPreset(id);
  out.write(`${JSON.stringify(policy, undefined, 2)}\n`);
}

function unknownPreset(id: string): CliError {
  const ids = policyPresets.map((preset) => preset.id);
  const meant = suggestName(id, ids);
  return new CliError(
    { en: `There is no preset “${id}”.`, zh: `没有名为“${id}”的预设。` },
    meant
      ? { en: `Did you mean “${meant}”?`, zh: `您是否想写“${meant}”？` }
      : { en: `The presets are ${ids.join(', ')}.`, zh: `可用的预设：${ids.join('、')}。` },
  );
}
